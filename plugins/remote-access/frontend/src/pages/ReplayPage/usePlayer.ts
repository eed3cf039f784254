import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { Terminal } from '@xterm/xterm';
import { makeTerminal } from '../../components/Terminal/makeTerminal';
import type { Moment } from './fetchRecording';

const tickMs = 50;

/** Plays moments into a terminal, from any position and at any speed. */
export function usePlayer(
  element: RefObject<HTMLElement>,
  moments: Moment[],
  time: {
    durationMs: number;
    /** Where it is first, instead of at the first picture. */
    startMs?: number;
  },
) {
  const { durationMs, startMs } = time;
  const [position, setPosition] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const terminal = useRef<Terminal>();
  const next = useRef(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const made = makeTerminal(element.current, { readOnly: true });
    terminal.current = made.terminal;
    return () => made.terminal.dispose();
  }, [element]);
  const showUntil = useCallback(
    (at: number) => {
      const screen = terminal.current;
      for (; next.current < moments.length; next.current++) {
        const moment = moments[next.current];
        if (moment.at > at) break;
        if (moment.kind === 'o') screen?.write(moment.data);
        const [cols, rows] = moment.data.split('x').map(Number);
        if (moment.kind === 'r' && cols && rows) screen?.resize(cols, rows);
      }
    },
    [moments],
  );
  const seek = useCallback(
    (at: number) => {
      terminal.current?.reset();
      next.current = 0;
      showUntil(at);
      setPosition(at);
    },
    [showUntil],
  );
  // The first picture, so that the screen is not black before it is played.
  useEffect(() => {
    seek(startMs ?? moments.find(({ kind }) => kind === 'o')?.at ?? 0);
  }, [moments, seek, startMs]);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      setPosition(old => Math.min(old + tickMs * speed, durationMs));
    }, tickMs);
    return () => clearInterval(timer);
  }, [playing, speed, durationMs]);
  useEffect(() => {
    if (playing) showUntil(position);
    if (position >= durationMs) setPlaying(false);
  }, [playing, position, durationMs, showUntil]);
  const toggle = () => {
    if (!playing && position >= durationMs) seek(0);
    setPlaying(!playing);
  };
  return { position, playing, speed, setSpeed, seek, toggle };
}
