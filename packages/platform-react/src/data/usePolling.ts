import { useEffect, useRef } from 'react';

/** Calls again and again while the tab is visible, and at once when it becomes visible after a pause. */
export function usePolling(call: () => void, every: number | undefined) {
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    if (!every) return undefined;
    let missed = false;
    const tick = () => {
      missed = document.hidden;
      if (!missed) latest.current();
    };
    const onVisibility = () => {
      if (!document.hidden && missed) tick();
    };
    const timer = setInterval(tick, every);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [every]);
}
