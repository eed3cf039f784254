import { useEffect, useRef, useState } from 'react';
import type { TerminalNotice } from '@wardroom/remote-access-common';
import { SafeTerminal } from './SafeTerminal';
import { SessionSocket, type Ready, type SocketState } from './SessionSocket';
import { keepWayBack } from './wayBack';

/** How a page comes into its session. */
export type Way = { url: string } & ({ ticket: string } | { resume: string });

export type Banner = Extract<
  TerminalNotice,
  { type: 'warning' | 'frozen' | 'message' | 'paste-refused' }
>;

export type TerminalState = {
  /** The element that the terminal is drawn into. */
  element: React.RefObject<HTMLDivElement>;
  state: SocketState;
  ready?: Ready;
  banner?: Banner;
  dismiss: () => void;
  /** A text that waits for the person's word before it is pasted. */
  paste?: string;
  answerPaste: (confirmed: boolean) => void;
  socket: () => SessionSocket | undefined;
  terminal: () => SafeTerminal | undefined;
};

/** A terminal on the page and its connection, for as long as the page shows it. */
export function useTerminal(session: string, way: Way): TerminalState {
  const element = useRef<HTMLDivElement>(null);
  const parts = useRef<{ terminal: SafeTerminal; socket: SessionSocket }>();
  const [state, setState] = useState<SocketState>({
    phase: 'opening',
    step: 'knocking',
  });
  const [ready, setReady] = useState<Ready>();
  const [banner, setBanner] = useState<Banner>();
  const [paste, setPaste] = useState<string>();
  const pasting = useRef<string>();

  useEffect(() => {
    if (!element.current) return undefined;
    const tellPaste = (text: string, confirmed: boolean) => {
      const bracketed = terminal.bracketedPaste;
      socket.tell({ type: 'paste', text, bracketed, confirmed });
    };
    const terminal: SafeTerminal = new SafeTerminal(element.current, {
      onData: text => {
        setBanner(old => (old?.type === 'warning' ? undefined : old));
        socket.type(text);
      },
      onBinary: text => socket.typeBinary(text),
      onResize: size => socket.resize(size),
      onPaste: text => {
        pasting.current = text;
        tellPaste(text, false);
      },
    });
    const socket: SessionSocket = new SessionSocket(way.url, {
      onState: next => {
        setState(next);
        keepWayBack(session, socket.wayBack);
        if (next.phase === 'open') terminal.focus();
      },
      onOutput: (bytes, shown) => terminal.write(bytes, shown),
      onClear: () => terminal.clear(),
      onNotice: notice => {
        if (notice.type === 'ready') {
          setReady(notice);
          terminal.copyAllowed = notice.copy;
        } else if (notice.type === 'paste-held') {
          setPaste(pasting.current);
        } else if (notice.type === 'frozen') {
          setBanner(notice.frozen ? notice : undefined);
        } else if (isBanner(notice)) {
          setBanner(notice);
        }
      },
    });
    parts.current = { terminal, socket };
    socket.open(way, terminal.size);
    return () => {
      socket.leave();
      terminal.dispose();
    };
    // The way in is good once: another one is another page.
  }, [session, way]);

  return {
    ...{ element, state, ready, banner, paste },
    dismiss: () => setBanner(undefined),
    answerPaste: confirmed => {
      const text = paste ?? '';
      setPaste(undefined);
      parts.current?.terminal.focus();
      if (!confirmed) return;
      const bracketed = parts.current?.terminal.bracketedPaste ?? false;
      parts.current?.socket.tell({
        ...{ type: 'paste', text, bracketed, confirmed },
      });
    },
    socket: () => parts.current?.socket,
    terminal: () => parts.current?.terminal,
  };
}

function isBanner(notice: TerminalNotice): notice is Banner {
  return ['warning', 'message', 'paste-refused'].includes(notice.type);
}
