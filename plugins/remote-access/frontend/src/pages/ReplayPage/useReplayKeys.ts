import { useEffect, useRef } from 'react';
import { nextMarker, type ReplayMarker } from '@wardroom/remote-access-common';
import type { ReplayPlayer } from './usePlayer';

export const replaySpeeds = [0.5, 1, 2, 4, 8, 16];

const stepMs = 5_000;

/** Steers a replay by keys, wherever on the page the person is, but where they type or choose something. */
export function useReplayKeys(
  player: ReplayPlayer,
  markers: ReplayMarker[],
  onFind: () => void,
): void {
  const act = (key: string): boolean => {
    const { position, speed, seek, setSpeed, toggle } = player;
    const go = (way: 'before' | 'after') =>
      seek(nextMarker(markers, position, way)?.at ?? position);
    const change = (by: number) =>
      setSpeed(replaySpeeds[replaySpeeds.indexOf(speed) + by] ?? speed);
    const actions: Record<string, () => void> = {
      ' ': toggle,
      k: toggle,
      ArrowLeft: () => seek(position - stepMs),
      ArrowRight: () => seek(position + stepMs),
      Home: () => seek(0),
      n: () => go('after'),
      p: () => go('before'),
      '>': () => change(1),
      '<': () => change(-1),
      s: () => player.setSkipIdle(!player.skipIdle),
      '/': onFind,
    };
    actions[key]?.();
    return key in actions;
  };
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTaken(event) || !latest.current(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the terminal, which takes every key.
    document.addEventListener('keydown', hear, { capture: true });
    return () =>
      document.removeEventListener('keydown', hear, { capture: true });
  }, []);
}

/** Whether a key belongs to what has the focus. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target.closest('.xterm'))
    return false;
  if (target.closest('input, textarea, select, dialog, [role="dialog"]')) {
    return true;
  }
  return (
    /^(?: |Arrow.*|Home)$/.test(key) &&
    target.closest('button, a, [role="tab"], [role="listbox"]') !== null
  );
}
