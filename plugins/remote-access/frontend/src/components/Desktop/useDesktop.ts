import { useEffect, useRef, useState, type RefObject } from 'react';
import type {
  DesktopNotice,
  Entry,
  ShownPage,
  WebRequest,
} from '@wardroom/remote-access-common';
import { useFileExchange } from '../Files/useFileExchange';
import { withFiles } from '../Files/withFiles';
import {
  changesOfSession,
  newSession,
  type SessionState,
} from '../Session/SessionState';
import { DesktopClipboard } from './DesktopClipboard';
import type { DesktopConnection } from './DesktopConnection';
import { DesktopHands } from './DesktopHands';
import { openDesktop, type DesktopListener } from './openDesktop';

export type Passed = Extract<DesktopNotice, { type: 'transfer' }>;

/** What the page shows around a desktop. */
export type DesktopState = SessionState & {
  /** What was copied or pasted, or was refused, the last first. */
  passed: Passed[];
  /** What the browser of a web application shows. */
  page?: ShownPage;
};

const mostPassed = 20;

/** A desktop in an element, joined with the gateway for as long as the page is open. */
export function useDesktop(
  element: RefObject<HTMLElement>,
  entry: Entry,
  onLeave: () => void,
) {
  const [state, setState] = useState<DesktopState>({
    ...newSession,
    passed: [],
  });
  const connection = useRef<DesktopConnection>();
  const files = useFileExchange(connection);
  const [clipboard] = useState(() => new DesktopClipboard());
  const [hands] = useState(() => new DesktopHands());
  useEffect(() => {
    const place = element.current;
    if (!place) return undefined;
    const change = (changes: Partial<DesktopState>) =>
      setState(old => ({ ...old, ...changes }));
    const listener: DesktopListener = {
      notice: notice => {
        if (notice.type === 'ready') place.focus();
        setState(old => stateAfter(old, notice));
      },
      lost: () => change({ phase: 'lost' }),
      closed: why => change({ phase: 'over', why }),
    };
    const { link, openKeyboard, stop } = openDesktop(place, entry, {
      listener: withFiles<DesktopNotice>(files, listener),
      own: true,
      onPicture: picture => {
        clipboard.use(picture.client);
        hands.use(picture);
      },
      onLeave,
      onAct: () =>
        setState(old => (old.warning ? { ...old, warning: undefined } : old)),
    });
    connection.current = link;
    hands.useKeyboard(openKeyboard);
    return stop;
  }, [element, entry, onLeave, files, clipboard, hands]);
  const act = (what: WebRequest['do']) =>
    connection.current?.send({ type: 'page', do: what });
  return { state, files, clipboard, hands, act };
}

function stateAfter(old: DesktopState, notice: DesktopNotice): DesktopState {
  const next = { ...old, ...changesOfSession(old, notice) };
  if (notice.type === 'page') return { ...next, page: notice };
  if (notice.type === 'ready') return { ...next, page: notice.page };
  if (notice.type !== 'transfer') return next;
  return { ...next, passed: [notice, ...old.passed].slice(0, mostPassed) };
}
