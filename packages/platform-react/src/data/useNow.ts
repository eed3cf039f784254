import { useSyncExternalStore } from 'react';

const tickMillis = 30_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach(tell => tell());
  }, tickMillis);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The current time in milliseconds, renewed every half minute, by one clock for all who ask. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
