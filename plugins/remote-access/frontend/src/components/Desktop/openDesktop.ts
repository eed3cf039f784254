import type { DesktopNotice, Entry } from '@wardroom/remote-access-common';
import { socketUrl } from '../Terminal/socketUrl';
import { DesktopConnection } from './DesktopConnection';
import { DesktopPicture } from './DesktopPicture';
import { sizeOf } from './sizeOf';
import { takeInput } from './takeInput';

export type DesktopListener = {
  notice(notice: DesktopNotice): void;
  lost(): void;
  closed(why: string): void;
};

const resizeMs = 300;

/** Joins a desktop in an element with the gateway. Returns its connection and how to stop. */
export function openDesktop(
  place: HTMLElement,
  entry: Entry,
  options: {
    listener: DesktopListener;
    /** Whether this is one's own session: it is as large as the element, and goes on after a reload. */
    own: boolean;
    /** The whole picture begins, each time anew. */
    onPicture?: (picture: DesktopPicture) => void;
    onLeave?: () => void;
    onAct?: () => void;
  },
): { link: DesktopConnection; openKeyboard: () => void; stop: () => void } {
  const { listener, own, onPicture, ...acts } = options;
  const frame = place.appendChild(document.createElement('div'));
  let picture: DesktopPicture | undefined;
  const input = takeInput(place, {
    picture: frame,
    client: () => picture?.client,
    ...acts,
  });
  // Nothing that was open before is known to the new picture.
  const begin = () => {
    picture?.dispose();
    picture = new DesktopPicture({ place, frame }, e => link.say(...e));
    showPointer(picture, input.mouse);
    onPicture?.(picture);
  };
  const link: DesktopConnection = new DesktopConnection({
    url: socketUrl(entry),
    ticket: entry.ticket,
    session: own ? entry.session : undefined,
    size: sizeOf(place),
    listener: {
      bytes: bytes => picture?.draw(bytes),
      notice: notice => {
        if (notice.type === 'ready' || notice.type === 'joined') begin();
        listener.notice(notice);
      },
      lost: () => listener.lost(),
      closed: why => {
        // There is nothing left to send keys to: they are the page's again.
        input.stop();
        listener.closed(why);
      },
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new ResizeObserver(() => {
    picture?.fill();
    clearTimeout(timer);
    if (own) timer = setTimeout(() => link.resize(sizeOf(place)), resizeMs);
  });
  observer.observe(place);
  return {
    link,
    openKeyboard: input.openKeyboard,
    stop: () => {
      observer.disconnect();
      clearTimeout(timer);
      input.stop();
      link.leave();
      picture?.dispose();
      frame.remove();
    },
  };
}

/** The pointer looks as the desktop wants it, drawn by this browser: it moves without waiting for the network. */
function showPointer(picture: DesktopPicture, mouse: Guacamole.Mouse) {
  const display = picture.client.getDisplay();
  display.oncursor = (canvas: HTMLCanvasElement, x: number, y: number) =>
    display.showCursor(!mouse.setCursor(canvas, x, y));
}
