import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Entry, TerminalNotice } from '@wardroom/remote-access-common';
import { changesAround, type AroundState } from '../Live/Around';
import { guardClipboard } from './guardClipboard';
import { makeTerminal } from './makeTerminal';
import { socketUrl } from './socketUrl';
import { TerminalConnection } from './TerminalConnection';

export type Ready = Extract<TerminalNotice, { type: 'ready' }>;
export type Ended = Extract<TerminalNotice, { type: 'ended' }>;
export type Held = { text: string; lines: number };

/** What the page shows around the terminal. */
export type TerminalState = {
  phase: 'connecting' | 'signing-in' | 'opening' | 'open' | 'lost' | 'over';
  ready?: Ready;
  ended?: Ended;
  held?: Held;
  warning?: { reason: 'idle' | 'expiry'; seconds: number };
  /** Who watches, who types, and what others say. */
  around: AroundState;
  refusedPaste?: 'denied' | 'too-long';
  refusedCopy?: boolean;
};

/** A terminal in an element, joined with the gateway for as long as the page is open. */
export function useTerminal(
  element: RefObject<HTMLElement>,
  entry: Entry | undefined,
  onLeave: () => void,
) {
  const [state, setState] = useState<TerminalState>({
    phase: 'connecting',
    around: { watchers: [] },
  });
  const connection = useRef<TerminalConnection>();
  useEffect(() => {
    const host = element.current;
    if (!host || !entry) return undefined;
    const change = (changes: Partial<TerminalState>) =>
      setState(old => ({ ...old, ...changes }));
    const { terminal, fit } = makeTerminal(host, { onLeave });
    fit.fit();
    const pasted = { text: '' };
    const may = { copy: false };
    const link = new TerminalConnection({
      url: socketUrl(entry),
      ticket: entry.ticket,
      size: { cols: terminal.cols, rows: terminal.rows },
      listener: {
        output: (bytes, shown) => terminal.write(bytes, shown),
        notice: notice => {
          if (notice.type === 'redraw') terminal.reset();
          if (notice.type === 'ready') {
            may.copy = notice.copy;
            terminal.focus();
          }
          setState(old => after(old, notice, pasted.text));
        },
        lost: () => change({ phase: 'lost' }),
        closed: () => change({ phase: 'over' }),
      },
    });
    connection.current = link;
    const encoder = new TextEncoder();
    const keys = terminal.onData(data => {
      change(nothingRefused);
      link.type(encoder.encode(data) as Uint8Array<ArrayBuffer>);
    });
    const size = terminal.onResize(({ cols, rows }) =>
      link.send({ type: 'resize', cols, rows }),
    );
    const unguard = guardClipboard(host, {
      onPaste: text => {
        pasted.text = text;
        const bracketed = terminal.modes.bracketedPasteMode;
        link.send({ type: 'paste', text, bracketed, confirmed: false });
      },
      mayCopy: () => may.copy,
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
  }, [element, entry, onLeave]);
  return {
    state,
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
};

/** What the page shows after this notice. */
function after(
  old: TerminalState,
  notice: TerminalNotice,
  pasted: string,
): TerminalState {
  const around = { ...old.around, ...changesAround(notice) };
  return { ...old, ...changesOf(notice, pasted), around };
}

function changesOf(
  notice: TerminalNotice,
  pasted: string,
): Partial<TerminalState> {
  switch (notice.type) {
    case 'progress':
      return { phase: notice.step };
    case 'ready':
      return { phase: 'open', ready: notice };
    case 'ended':
      return { phase: 'over', ended: notice };
    case 'paste-held':
      return { held: { text: pasted, lines: notice.lines } };
    case 'paste-refused':
      return { refusedPaste: notice.reason };
    case 'warning':
      return { warning: notice };
    default:
      return {};
  }
}
