import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { ProblemError } from '../api/ProblemError';
import { useAction } from './useAction';

function setUp(doIt: () => Promise<string>) {
  const post = jest.fn();
  const { result } = renderHook(() => useAction(doIt, { done: 'Done' }), {
    wrapper: ({ children }) => (
      <TestApiProvider apis={[[toastApiRef, { post }]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return { result, post };
}

describe('useAction', () => {
  it('runs once when it is started twice', async () => {
    const doIt = jest.fn(async () => 'ok');
    const { result, post } = setUp(doIt);
    await act(async () => {
      await Promise.all([result.current.run(), result.current.run()]);
    });
    expect(doIt).toHaveBeenCalledTimes(1);
    expect(post).toHaveBeenCalledWith(
      expect.objectContaining({ title: 'Done' }),
    );
  });

  it('tells a failure in the words of the server and can be run again', async () => {
    const doIt = jest
      .fn()
      .mockRejectedValueOnce(
        new ProblemError({
          status: 409,
          title: 'Conflict',
          detail: 'Somebody else was faster. Reload the page.',
        }),
      )
      .mockResolvedValueOnce('ok');
    const { result, post } = setUp(doIt);
    await act(() => result.current.run());
    expect(post).toHaveBeenCalledWith({
      title: 'Conflict',
      description: 'Somebody else was faster. Reload the page.',
      status: 'danger',
    });
    await act(() => result.current.run());
    expect(result.current.error).toBeUndefined();
  });
});
