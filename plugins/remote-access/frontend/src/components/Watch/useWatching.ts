import { useEffect, useState, type RefObject } from 'react';
import {
  isDesktop,
  type DesktopNotice,
  type Entry,
  type SessionNotice,
  type TerminalNotice,
} from '@wardroom/remote-access-common';
import { watchDesktop } from './watchDesktop';
import { watchTerminal } from './watchTerminal';

export type WatchState = {
  phase: 'connecting' | 'open' | 'over';
  ended?: Extract<SessionNotice, { type: 'ended' }>;
  /** What the gateway said when it closed the connection; empty where it said nothing. */
  why?: string;
};

/** What a session that is watched tells. */
export type WatchListener = {
  notice(notice: TerminalNotice | DesktopNotice): void;
  closed(why: string): void;
};

/**
 * Somebody else's session in an element, for as long as the page is open. What is typed is sent: the gateway takes it
 * only of whoever has the keyboard.
 */
export function useWatching(
  element: RefObject<HTMLElement>,
  entry: Entry,
  onNotice: WatchListener['notice'],
): WatchState {
  const [state, setState] = useState<WatchState>({ phase: 'connecting' });
  useEffect(() => {
    const host = element.current;
    if (!host) return undefined;
    const watch = isDesktop(entry.protocol) ? watchDesktop : watchTerminal;
    return watch(host, entry, {
      notice: notice => {
        if (notice.type === 'joined') setState({ phase: 'open' });
        if (notice.type === 'ended') setState({ phase: 'over', ended: notice });
        onNotice(notice);
      },
      closed: why => setState(old => ({ ...old, phase: 'over', why })),
    });
  }, [element, entry, onNotice]);
  return state;
}
