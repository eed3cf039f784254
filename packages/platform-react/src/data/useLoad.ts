import { useCallback, useEffect, useRef, useState } from 'react';
import { isAborted, ProblemError } from '../api/ProblemError';
import { usePolling } from './usePolling';

/** Data on its way, there, or kept away by an error. What was loaded stays visible while it is loaded anew. */
export type Load<T> = {
  data?: T;
  error?: ProblemError;
  loading: boolean;
  reload: () => void;
};

type State<T> = Omit<Load<T>, 'reload'> & {
  /** Of which deps it tells. */
  generation: number;
};

export type LoadOptions = {
  /** Milliseconds between two loads; none while the tab is hidden. */
  every?: number;
};

/**
 * Loads data and loads it anew when `deps` change; what is under way is aborted then.
 *
 * @param load - what to fetch; it hands the signal on to the client
 * @param deps - compared like the dependencies of an effect
 */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  deps: readonly unknown[],
  options: LoadOptions = {},
): Load<T> {
  const generation = useGeneration(deps);
  const [state, setState] = useState<State<T>>({ generation, loading: true });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(() => setRound(n => n + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    setState(old => ({ ...ofThese(old, generation), loading: true }));
    latest.current(controller.signal).then(
      data => {
        if (controller.signal.aborted) return;
        setState({ generation, data, loading: false });
      },
      error => {
        if (controller.signal.aborted || isAborted(error)) return;
        setState(old => ({
          ...{ generation, data: ofThese(old, generation).data },
          error: ProblemError.of(error),
          loading: false,
        }));
      },
    );
    return () => controller.abort();
  }, [round, generation]);

  usePolling(reload, options.every);
  const { data, error, loading } = ofThese(state, generation);
  return { data, error, loading, reload };
}

/** Data of other deps would be shown as the data of these, if only until the next effect. */
function ofThese<T>(state: State<T>, generation: number): State<T> {
  return state.generation === generation
    ? state
    : { generation, loading: true };
}

/** A number that changes when one of the deps does. */
function useGeneration(deps: readonly unknown[]): number {
  const last = useRef({ deps, number: 0 });
  const { deps: old, number } = last.current;
  const same =
    old.length === deps.length &&
    old.every((dep, i) => Object.is(dep, deps[i]));
  if (!same) last.current = { deps, number: number + 1 };
  return last.current.number;
}
