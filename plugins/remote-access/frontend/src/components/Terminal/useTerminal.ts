import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Entry, TerminalNotice } from '@wardroom/remote-access-common';
import { useFileExchange } from '../Files/useFileExchange';
import { withFiles } from '../Files/withFiles';
import { newSession, type SessionState } from '../Session/SessionState';
import { guardClipboard } from './guardClipboard';
import { makeTerminal } from './makeTerminal';
import { socketUrl } from './socketUrl';
import { stateAfter } from './stateAfter';
import {
  TerminalConnection,
  type TerminalListener,
} from './TerminalConnection';

type Output = Pick<TerminalListener, 'output'>;

export type Held = { text: string; lines: number };

/** What the page shows around the terminal. */
export type TerminalState = SessionState & {
  held?: Held;
  refusedPaste?: 'denied' | 'too-long';
  refusedCopy?: boolean;
  /** The rule that the last line met. */
  ruled?: Extract<TerminalNotice, { type: 'command-ruled' }>;
};

const encoder = new TextEncoder();

/** A terminal in an element, joined with the gateway for as long as the page is open. */
export function useTerminal(
  element: RefObject<HTMLElement>,
  entry: Entry | undefined,
  onLeave: () => void,
) {
  const [state, setState] = useState<TerminalState>(newSession);
  const connection = useRef<TerminalConnection>();
  const files = useFileExchange(connection);
  useEffect(() => {
    const host = element.current;
    if (!host || !entry) return undefined;
    const change = (changes: Partial<TerminalState>) =>
      setState(old => ({ ...old, ...changes }));
    const { terminal, fit } = makeTerminal(host, { onLeave });
    fit.fit();
    const held = { pasted: '', mayCopy: false };
    const link = new TerminalConnection({
      url: socketUrl(entry),
      ticket: entry.ticket,
      session: entry.session,
      size: { cols: terminal.cols, rows: terminal.rows },
      listener: withFiles<TerminalNotice, Output>(files, {
        output: (bytes, shown) => terminal.write(bytes, shown),
        notice: notice => {
          if (notice.type === 'redraw') terminal.reset();
          if (notice.type === 'ready') {
            held.mayCopy = notice.copy;
            terminal.focus();
          }
          setState(old => stateAfter(old, notice, held.pasted));
        },
        lost: () => change({ phase: 'lost' }),
        closed: why => change({ phase: 'over', why }),
      }),
    });
    connection.current = link;
    const keys = terminal.onData(data => {
      change(nothingRefused);
      link.type(encoder.encode(data) as Uint8Array<ArrayBuffer>);
    });
    const size = terminal.onResize(({ cols, rows }) =>
      link.send({ type: 'resize', cols, rows }),
    );
    const unguard = guardClipboard(host, {
      onPaste: text => {
        held.pasted = text;
        const bracketed = terminal.modes.bracketedPasteMode;
        link.send({ type: 'paste', text, bracketed, confirmed: false });
      },
      mayCopy: () => held.mayCopy,
      onRefusedCopy: () => change({ refusedCopy: true }),
    });
    const observer = new ResizeObserver(() => fit.fit());
    observer.observe(host);
    return () => {
      observer.disconnect();
      unguard();
      keys.dispose();
      size.dispose();
      link.leave();
      terminal.dispose();
    };
  }, [element, entry, onLeave, files]);
  return {
    state,
    files,
    // xterm takes the keys with a text area of its own.
    focus: () => element.current?.querySelector('textarea')?.focus(),
    confirmPaste(text: string) {
      setState(old => ({ ...old, held: undefined }));
      connection.current?.send({
        type: 'paste',
        text,
        bracketed: false,
        confirmed: true,
      });
    },
    dropPaste: () => setState(old => ({ ...old, held: undefined })),
  };
}

const nothingRefused = {
  warning: undefined,
  refusedPaste: undefined,
  refusedCopy: undefined,
  ruled: undefined,
};
