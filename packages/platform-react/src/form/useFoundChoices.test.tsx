import { act, renderHook, waitFor } from '@testing-library/react';
import type { Choice } from './SelectInput';
import { useFoundChoices } from './useFoundChoices';

const web: Choice = { value: 'ast_1', label: 'web-01' };
const mail: Choice = { value: 'ast_2', label: 'mail-01' };

/** Choices of a customer whose answers come when `arrive` is called. */
function show(chosen = '') {
  const waiting: ((choices: Choice[]) => void)[] = [];
  const find = jest.fn(
    (_text: string | undefined, _signal: AbortSignal) =>
      new Promise<Choice[]>(resolve => waiting.push(resolve)),
  );
  const { result, rerender } = renderHook(
    ({ tenant }) => useFoundChoices(find, chosen, [tenant]),
    { initialProps: { tenant: 'acme' } },
  );
  const arrive = (choices: Choice[]) =>
    act(async () => waiting[waiting.length - 1](choices));
  const search = async (text: string) => {
    act(() => result.current.onSearch(text));
    await waitFor(() =>
      expect(find).toHaveBeenLastCalledWith(text, expect.anything()),
    );
  };
  return { result, rerender, arrive, search };
}

describe('useFoundChoices', () => {
  it('shows what was found until the next answer comes, so that a click meets it', async () => {
    const { result, arrive, search } = show();
    await arrive([web, mail]);
    await search('web');
    expect(result.current.options).toEqual([web, mail]);
    await arrive([web]);
    expect(result.current.options).toEqual([web]);
  });

  it('shows nothing of another customer meanwhile', async () => {
    const { result, arrive, rerender } = show();
    await arrive([web]);
    rerender({ tenant: 'globex' });
    expect(result.current.options).toEqual([]);
    await arrive([mail]);
    expect(result.current.options).toEqual([mail]);
  });

  it('keeps the name of what is chosen whatever is found after it', async () => {
    const { result, arrive, search } = show('ast_1');
    await arrive([web]);
    await search('mail');
    await arrive([mail]);
    expect(result.current.options).toEqual([mail, web]);
  });
});
