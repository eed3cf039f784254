import { useEffect, useRef, useState } from 'react';

const TICK_MS = 1000;
const SHARE_MS = 2000;
const sharedKey = 'wardroom.input-at';
const inputs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** How long there was no input in any tab of this browser, and what to do about it. */
export type Idle = {
  /** Seconds until the sign-out; undefined while there is no need to warn. */
  secondsLeft?: number;
  /** Counts as input. */
  stay: () => void;
};

/**
 * Watches for real input: keys, pointer, wheel. Tabs tell each other, so that work in one keeps them all.
 *
 * @param options - `limitMs` without input end the sign-in, of which the last `warnMs` are shown
 */
export function useIdle(options: {
  limitMs: number;
  warnMs: number;
  onInput: () => void;
  onIdle: () => void;
}): Idle {
  const { limitMs, warnMs } = options;
  const latest = useRef(options);
  latest.current = options;
  const inputAt = useRef(Date.now());
  const over = useRef(false);
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const stay = useRef(() => {
    const now = Date.now();
    if (now - inputAt.current > SHARE_MS || now < inputAt.current) share(now);
    inputAt.current = now;
    setSecondsLeft(undefined);
    latest.current.onInput();
  }).current;

  useEffect(() => {
    share(inputAt.current);
    inputs.forEach(name =>
      document.addEventListener(name, stay, { capture: true, passive: true }),
    );
    const timer = setInterval(() => {
      const last = Math.max(inputAt.current, shared());
      const left = last + limitMs - Date.now();
      if (left <= 0 && !over.current) {
        over.current = true;
        latest.current.onIdle();
      }
      setSecondsLeft(left <= warnMs ? Math.max(0, seconds(left)) : undefined);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      inputs.forEach(name =>
        document.removeEventListener(name, stay, { capture: true }),
      );
    };
  }, [limitMs, warnMs, stay]);

  return { secondsLeft, stay };
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

function share(at: number): void {
  localStorage.setItem(sharedKey, String(at));
}

function shared(): number {
  return Number(localStorage.getItem(sharedKey)) || 0;
}
