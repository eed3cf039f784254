import { useEffect, useRef, useState, type RefObject } from 'react';
import { saveFile } from '@wardroom/platform-react';
import type { DesktopNotice, Entry } from '@wardroom/remote-access-common';
import {
  changesOfSession,
  newSession,
  type SessionState,
} from '../Session/SessionState';
import { socketUrl } from '../Terminal/socketUrl';
import { DesktopConnection } from './DesktopConnection';
import { DesktopExchange } from './DesktopExchange';
import { DesktopPicture } from './DesktopPicture';
import { sizeOf } from './sizeOf';
import { takeInput } from './takeInput';

export type Passed = Extract<DesktopNotice, { type: 'transfer' }>;

/** What the page shows around a desktop. */
export type DesktopState = SessionState & {
  /** What was copied, pasted or sent as a file, or was refused, the last first. */
  passed: Passed[];
};

const resizeMs = 300;
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
  const [exchange] = useState(() => new DesktopExchange({ save: saveFile }));
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    const place = element.current;
    if (!place) return undefined;
    const frame = place.appendChild(document.createElement('div'));
    let picture: DesktopPicture | undefined;
    const change = (changes: Partial<DesktopState>) =>
      setState(old => ({ ...old, ...changes }));
    const input = takeInput(place, {
      picture: frame,
      client: () => picture?.client,
      onLeave,
      onAct: () =>
        setState(old => (old.warning ? { ...old, warning: undefined } : old)),
    });
    // Each time it begins with the whole picture, and with nothing that was open before.
    const begin = () => {
      picture?.dispose();
      picture = new DesktopPicture({ place, frame }, e => link.say(...e));
      showPointer(picture, input.mouse);
      exchange.use(picture.client);
    };
    const link: DesktopConnection = new DesktopConnection({
      url: socketUrl(entry),
      ticket: entry.ticket,
      size: sizeOf(place),
      listener: {
        bytes: bytes => picture?.draw(bytes),
        notice: notice => {
          if (notice.type === 'ready') {
            begin();
            place.focus();
          }
          setState(old => stateAfter(old, notice));
        },
        lost: () => change({ phase: 'lost' }),
        closed: () => {
          // There is nothing left to send keys to: they are the page's again.
          input.stop();
          change({ phase: 'over' });
        },
      },
    });
    const observer = new ResizeObserver(() => {
      picture?.fill();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => link.resize(sizeOf(place)), resizeMs);
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      clearTimeout(timer.current);
      input.stop();
      link.leave();
      picture?.dispose();
      frame.remove();
    };
  }, [element, entry, onLeave, exchange]);
  return { state, exchange };
}

function stateAfter(old: DesktopState, notice: DesktopNotice): DesktopState {
  const next = { ...old, ...changesOfSession(old, notice) };
  if (notice.type !== 'transfer') return next;
  return { ...next, passed: [notice, ...old.passed].slice(0, mostPassed) };
}

/** The pointer looks as the desktop wants it, drawn by this browser: it moves without waiting for the network. */
function showPointer(picture: DesktopPicture, mouse: Guacamole.Mouse) {
  const display = picture.client.getDisplay();
  display.oncursor = (canvas: HTMLCanvasElement, x: number, y: number) =>
    display.showCursor(!mouse.setCursor(canvas, x, y));
}
