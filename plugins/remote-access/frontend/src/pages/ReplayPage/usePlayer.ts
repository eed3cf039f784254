import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { afterIdle, type ReplayMoment } from '@wardroom/remote-access-common';

/** Where a recording is played. */
export type PlayerScreen = {
  /** Shows what happened in these moments, which follow those before. */
  play(moments: ReplayMoment[]): void;
  /**
   * Goes near the moment of this number, from where it is: not beyond it, and by no more playing than needed. Gives the
   * number of the moment that comes next.
   */
  approach(next: number, to: number): number;
  dispose(): void;
};

const tickMs = 50;

/** Plays moments on a screen, from any position and at any speed. */
export function usePlayer(
  element: RefObject<HTMLElement>,
  makeScreen: (element: HTMLElement, moments: ReplayMoment[]) => PlayerScreen,
  recording: {
    moments: ReplayMoment[];
    /** When something happened, in ascending order; time between is skipped where that is wished. */
    times: number[];
    durationMs: number;
    /** Where it is first, instead of at the first picture. */
    startMs?: number;
  },
) {
  const { moments, times, durationMs, startMs } = recording;
  const [position, setPosition] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [skipIdle, setSkipIdle] = useState(true);
  const screen = useRef<PlayerScreen>();
  const next = useRef(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const made = makeScreen(element.current, moments);
    screen.current = made;
    next.current = 0;
    return () => made.dispose();
  }, [element, makeScreen, moments]);
  const showUntil = useCallback(
    (at: number) => {
      const from = next.current;
      while ((moments[next.current]?.at ?? Infinity) <= at) next.current += 1;
      if (next.current > from) {
        screen.current?.play(moments.slice(from, next.current));
      }
    },
    [moments],
  );
  const seek = useCallback(
    (wanted: number) => {
      const at = Math.min(Math.max(wanted, 0), durationMs);
      const to = numberAfter(moments, at);
      next.current = screen.current?.approach(next.current, to) ?? 0;
      showUntil(at);
      setPosition(at);
    },
    [moments, durationMs, showUntil],
  );
  // The first picture, so that the screen is not black before it is played.
  useEffect(() => {
    const isPicture = ({ kind }: ReplayMoment) => kind === 'o' || kind === 'g';
    seek(startMs ?? moments.find(isPicture)?.at ?? 0);
  }, [moments, seek, startMs]);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      setPosition(old => {
        const at = old + tickMs * speed;
        return Math.min(skipIdle ? afterIdle(times, at) : at, durationMs);
      });
    }, tickMs);
    return () => clearInterval(timer);
  }, [playing, speed, skipIdle, times, durationMs]);
  useEffect(() => {
    if (playing) showUntil(position);
    if (position >= durationMs) setPlaying(false);
  }, [playing, position, durationMs, showUntil]);
  const toggle = () => {
    if (!playing && position >= durationMs) seek(0);
    setPlaying(!playing);
  };
  return {
    ...{ position, playing, speed, setSpeed },
    ...{ skipIdle, setSkipIdle, seek, toggle },
  };
}

/** The number of the first moment that is later. */
function numberAfter(moments: ReplayMoment[], at: number): number {
  let [from, until] = [0, moments.length];
  while (from < until) {
    const middle = Math.floor((from + until) / 2);
    if (moments[middle].at <= at) from = middle + 1;
    else until = middle;
  }
  return from;
}

export type ReplayPlayer = ReturnType<typeof usePlayer>;
