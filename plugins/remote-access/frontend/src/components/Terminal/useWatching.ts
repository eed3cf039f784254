import { useEffect, useState, type RefObject } from 'react';
import type { Entry, TerminalNotice } from '@wardroom/remote-access-common';
import { makeTerminal } from './makeTerminal';
import { socketUrl } from './socketUrl';
import { TerminalConnection } from './TerminalConnection';

export type WatchState = {
  phase: 'connecting' | 'open' | 'over';
  ended?: Extract<TerminalNotice, { type: 'ended' }>;
};

/**
 * Somebody else's terminal in an element, for as long as the page is open. What is typed is sent: the gateway takes it
 * only of whoever has the keyboard.
 */
export function useWatching(
  element: RefObject<HTMLElement>,
  entry: Entry,
  onNotice: (notice: TerminalNotice) => void,
): WatchState {
  const [state, setState] = useState<WatchState>({ phase: 'connecting' });
  useEffect(() => {
    const host = element.current;
    if (!host) return undefined;
    const { terminal } = makeTerminal(host);
    const link = new TerminalConnection({
      url: socketUrl(entry),
      ticket: entry.ticket,
      size: { cols: terminal.cols, rows: terminal.rows },
      listener: {
        output: (bytes, shown) => terminal.write(bytes, shown),
        notice: notice => {
          if (notice.type === 'redraw') terminal.reset();
          if (notice.type === 'size') terminal.resize(notice.cols, notice.rows);
          if (notice.type === 'joined') setState({ phase: 'open' });
          if (notice.type === 'ended')
            setState({ phase: 'over', ended: notice });
          onNotice(notice);
        },
        lost() {},
        closed: () => setState(old => ({ ...old, phase: 'over' })),
      },
    });
    const encoder = new TextEncoder();
    const keys = terminal.onData(data =>
      link.type(encoder.encode(data) as Uint8Array<ArrayBuffer>),
    );
    return () => {
      keys.dispose();
      link.leave();
      terminal.dispose();
    };
  }, [element, entry, onNotice]);
  return state;
}
