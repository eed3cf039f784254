import { act, renderHook, waitFor } from '@testing-library/react';
import { useLoad } from './useLoad';

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('useLoad', () => {
  it('keeps what it has while it loads the same thing anew', async () => {
    const answers = ['one', 'two'];
    const { result } = renderHook(() =>
      useLoad(async () => answers.shift(), []),
    );
    await waitFor(() => expect(result.current.data).toBe('one'));
    act(() => result.current.reload());
    expect(result.current).toMatchObject({ data: 'one', loading: true });
    await waitFor(() => expect(result.current.data).toBe('two'));
  });

  it('shows nothing of one thing while it loads another, and aborts the first', async () => {
    const signals: AbortSignal[] = [];
    const { result, rerender } = renderHook(
      ({ id }) =>
        useLoad(
          async signal => {
            signals.push(signal);
            return id;
          },
          [id],
        ),
      { initialProps: { id: 'acme' } },
    );
    await waitFor(() => expect(result.current.data).toBe('acme'));
    rerender({ id: 'globex' });
    expect(result.current.data).toBeUndefined();
    await waitFor(() => expect(result.current.data).toBe('globex'));
    expect(signals[0].aborted).toBe(true);
  });

  it('gives the data of other deps to no render at all', async () => {
    const shown: string[] = [];
    const { result, rerender } = renderHook(
      ({ id }) => {
        const { data, loading } = useLoad(async () => id, [id]);
        shown.push(`${id} ${data ?? (loading ? 'loading' : 'nothing')}`);
        return data;
      },
      { initialProps: { id: 'acme' } },
    );
    await waitFor(() => expect(result.current).toBe('acme'));
    rerender({ id: 'globex' });
    await waitFor(() => expect(result.current).toBe('globex'));
    expect(new Set(shown)).toEqual(
      new Set([
        ...['acme loading', 'acme acme'],
        ...['globex loading', 'globex globex'],
      ]),
    );
  });

  it('keeps what it has when loading anew fails', async () => {
    const second = deferred<string>();
    const answers = [Promise.resolve('one'), second.promise];
    const { result } = renderHook(() =>
      useLoad(() => answers.shift() ?? Promise.reject(), []),
    );
    await waitFor(() => expect(result.current.data).toBe('one'));
    act(() => result.current.reload());
    await act(async () => second.reject(new Error('broken')));
    expect(result.current).toMatchObject({
      data: 'one',
      error: { detail: 'broken' },
    });
  });

  describe('polling', () => {
    afterEach(() => jest.useRealTimers());

    it('loads again and again, but not while the tab is hidden', async () => {
      jest.useFakeTimers();
      const load = jest.fn(async () => 'data');
      renderHook(() => useLoad(load, [], { every: 1000 }));
      await act(() => jest.advanceTimersByTimeAsync(1000));
      await act(() => jest.advanceTimersByTimeAsync(1000));
      expect(load).toHaveBeenCalledTimes(3);
      const hidden = jest.spyOn(document, 'hidden', 'get');
      hidden.mockReturnValue(true);
      await act(() => jest.advanceTimersByTimeAsync(5000));
      expect(load).toHaveBeenCalledTimes(3);
      hidden.mockReturnValue(false);
      await act(async () => {
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(load).toHaveBeenCalledTimes(4);
      hidden.mockRestore();
    });
  });
});
