import { useCallback, useRef, useState } from 'react';
import { toastApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { ProblemError } from '../api/ProblemError';

/** Something the person does by pressing a button. */
export type Action<A extends unknown[], R> = {
  /** Does it, unless it is being done already. Resolves to undefined when it failed; never rejects. */
  run: (...args: A) => Promise<R | undefined>;
  pending: boolean;
  error?: ProblemError;
  reset: () => void;
};

export type ActionOptions<R> = {
  /** Told in a toast after success. */
  done?: string | ((result: R) => string);
  onDone?: (result: R) => void;
  /** Shows a failure in a toast (the default), or leaves it to the caller as `error`. */
  failure?: 'toast' | 'keep';
};

const toastMillis = 6000;

/** An action with its state: pressed twice it runs once, success and failure are told. */
export function useAction<A extends unknown[], R>(
  act: (...args: A) => Promise<R>,
  options: ActionOptions<R> = {},
): Action<A, R> {
  const toasts = useApiHolder().get(toastApiRef);
  const [state, setState] = useState<{
    pending: boolean;
    error?: ProblemError;
  }>({ pending: false });
  const running = useRef(false);
  const latest = useRef({ act, options });
  latest.current = { act, options };

  const run = useCallback(
    async (...args: A) => {
      if (running.current) return undefined;
      running.current = true;
      setState({ pending: true });
      const { done, onDone, failure = 'toast' } = latest.current.options;
      try {
        const result = await latest.current.act(...args);
        setState({ pending: false });
        const title = typeof done === 'function' ? done(result) : done;
        if (title) toasts?.post({ title, timeout: toastMillis });
        onDone?.(result);
        return result;
      } catch (thrown) {
        const error = ProblemError.of(thrown);
        setState({ pending: false, error });
        if (failure === 'toast') {
          toasts?.post({
            title: error.title,
            description: error.detail,
            status: 'danger',
          });
        }
        return undefined;
      } finally {
        running.current = false;
      }
    },
    [toasts],
  );
  const reset = useCallback(() => setState({ pending: false }), []);
  return { ...state, run, reset };
}
