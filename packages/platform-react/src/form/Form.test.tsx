import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '../api/ProblemError';
import { thingsContract } from '../testing/thingsContract';
import { Form } from './Form';
import { MultiSelectInput } from './MultiSelectInput';
import { TextInput } from './TextInput';
import { useForm } from './useForm';

function NewThing(props: { submit: (values: object) => Promise<unknown> }) {
  const form = useForm({
    initial: { name: '', note: '' },
    endpoint: thingsContract.things.create,
    toInput: ({ name, note }) => ({
      tenant: 'acme',
      name: name || undefined,
      note: note || undefined,
    }),
    submit: props.submit,
  });
  return (
    <Form form={form} label="New thing" submitLabel="Create thing">
      <TextInput form={form} name="name" label="Name" isRequired />
      <TextInput form={form} name="note" label="Note" />
    </Form>
  );
}

const submit = () =>
  userEvent.click(screen.getByRole('button', { name: 'Create thing' }));

describe('Form', () => {
  it('checks the input with the schema of the endpoint before it is sent', async () => {
    const send = jest.fn();
    render(<NewThing submit={send} />);
    await submit();
    const name = screen.getByRole('textbox', { name: /^Name/ });
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription(/must not be empty/);
    expect(name).toHaveFocus();
    expect(send).not.toHaveBeenCalled();
  });

  it('shows an error of the server at the field that it names', async () => {
    render(
      <NewThing
        submit={async () => {
          throw new ProblemError({
            status: 400,
            title: 'Wrong input',
            detail: 'note: is taken',
            errors: [{ field: 'note', message: 'is taken' }],
          });
        }}
      />,
    );
    await userEvent.type(screen.getByRole('textbox', { name: /^Name/ }), 'one');
    await submit();
    const note = screen.getByRole('textbox', { name: 'Note' });
    await waitFor(() => expect(note).toHaveFocus());
    expect(note).toHaveAccessibleDescription(/is taken/);
    await userEvent.type(note, 'x');
    expect(note).toBeValid();
  });

  it('shows an error that belongs to no field above all fields', async () => {
    render(
      <NewThing
        submit={async () => {
          throw new ProblemError({
            status: 409,
            title: 'Conflict',
            detail: 'There is such a thing already.',
          });
        }}
      />,
    );
    await userEvent.type(screen.getByRole('textbox', { name: /^Name/ }), 'one');
    await submit();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is such a thing already.',
    );
  });

  it('says at a choice that nothing was chosen', async () => {
    const Choosing = () => {
      const form = useForm({
        initial: { kinds: [] as string[] },
        submit: async () => {
          throw new ProblemError({
            status: 400,
            title: 'Wrong input',
            detail: 'kinds: must name at least one',
            errors: [{ field: 'kinds', message: 'must name at least one' }],
          });
        },
      });
      return (
        <Form form={form} label="New thing" submitLabel="Create thing">
          <MultiSelectInput
            form={form}
            name="kinds"
            label="Kinds"
            options={[]}
          />
        </Form>
      );
    };
    render(<Choosing />);
    await submit();
    expect(await screen.findByText('must name at least one')).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /Kinds/ })).toHaveFocus(),
    );
  });

  it('sends what was typed', async () => {
    const send = jest.fn(async () => undefined);
    render(<NewThing submit={send} />);
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Name/ }),
      'one{Enter}',
    );
    expect(send).toHaveBeenCalledWith({ name: 'one', note: '' });
  });
});
