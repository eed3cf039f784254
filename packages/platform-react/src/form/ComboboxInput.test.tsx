import { useState } from 'react';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '../api/ProblemError';
import { ComboboxInput } from './ComboboxInput';
import { Form } from './Form';
import type { Choice } from './SelectInput';
import { TextInput } from './TextInput';
import { useForm } from './useForm';

const servers: Choice[] = [
  { value: 'ast_1', label: 'web-01' },
  { value: 'ast_2', label: 'web-012' },
  { value: 'ast_3', label: 'srv-01' },
];

/** A form whose options come when `arrive` is called. */
function show(
  options: {
    loaded?: boolean;
    server?: string;
    answer?: () => Promise<undefined>;
  } = {},
) {
  const send = jest.fn(options.answer ?? (async () => undefined));
  let arrive = () => {};
  const Choosing = () => {
    const [loaded, setLoaded] = useState(options.loaded ?? false);
    arrive = () => act(() => setLoaded(true));
    const form = useForm({
      initial: { server: options.server ?? '', note: '' },
      submit: send,
    });
    return (
      <Form form={form} label="New way" submitLabel="Save">
        <ComboboxInput
          form={form}
          name="server"
          label="Server"
          options={loaded ? servers : []}
        />
        <TextInput form={form} name="note" label="Note" />
      </Form>
    );
  };
  render(<Choosing />);
  return { send, arrive: () => arrive() };
}

const box = () => screen.getByRole('combobox', { name: 'Server' });
const note = () => screen.getByRole('textbox', { name: 'Note' });
const user = userEvent.setup();
const sent = async (send: jest.Mock) => {
  await user.click(screen.getByRole('button', { name: 'Save' }));
  return send.mock.calls[0][0].server;
};

describe('ComboboxInput', () => {
  it('keeps what is being typed when its options come, and lets one be chosen', async () => {
    const { send, arrive } = show();
    await user.type(box(), 'web-01');
    arrive();
    expect(box()).toHaveValue('web-01');
    await user.click(await screen.findByRole('option', { name: 'web-012' }));
    await user.tab();
    expect(box()).toHaveValue('web-012');
    expect(await sent(send)).toBe('ast_2');
  });

  it('takes what was typed in full as the choice, also when its options come after that', async () => {
    const { send, arrive } = show();
    await user.type(box(), 'WEB-01');
    await user.tab();
    expect(box()).toHaveValue('WEB-01');
    arrive();
    expect(box()).toHaveValue('web-01');
    expect(note()).toHaveFocus();
    expect(await sent(send)).toBe('ast_1');
  });

  it('shows the name of what is chosen as soon as its options come', async () => {
    const { arrive } = show({ server: 'ast_3' });
    arrive();
    expect(box()).toHaveValue('srv-01');
  });

  it('goes back to what is chosen where nothing is called what was typed, and forgets it when emptied', async () => {
    const { send } = show({ loaded: true, server: 'ast_3' });
    await user.type(box(), 'x');
    await user.tab();
    expect(box()).toHaveValue('srv-01');
    await user.clear(box());
    await user.tab();
    expect(await sent(send)).toBe('');
  });

  it('gives up by Escape what was typed', async () => {
    show({ loaded: true, server: 'ast_3' });
    await user.type(box(), '2{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(box()).toHaveValue('srv-01');
  });

  it('asks for one from the list where the server names none', async () => {
    const errors = [{ field: 'server', message: 'must be an id' }];
    show({
      loaded: true,
      answer: async () => {
        throw new ProblemError({
          ...{ status: 400, title: 'Wrong', detail: 'server', errors },
        });
      },
    });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Choose one from the list')).toBeVisible();
    expect(box()).toHaveFocus();
  });
});
