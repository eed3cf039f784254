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
  const [state, setState] = useState<Omit<Load<T>, 'reload'>>({
    loading: true,
  });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(() => setRound(n => n + 1), []);
  const generation = useGeneration(deps);
  const loadedGeneration = useRef(generation);

  useEffect(() => {
    const controller = new AbortController();
    // Data of other deps would be shown as the data of these.
    const sameThing = loadedGeneration.current === generation;
    loadedGeneration.current = generation;
    setState(old =>
      sameThing ? { ...old, loading: true } : { loading: true },
    );
    latest.current(controller.signal).then(
      data => {
        if (!controller.signal.aborted) setState({ data, loading: false });
      },
      error => {
        if (controller.signal.aborted || isAborted(error)) return;
        setState(old => ({
          data: old.data,
          error: ProblemError.of(error),
          loading: false,
        }));
      },
    );
    return () => controller.abort();
  }, [round, generation]);

  usePolling(reload, options.every);
  return { ...state, reload };
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
