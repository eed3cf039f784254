import type { Entry } from '@wardroom/remote-access-common';
import { DesktopConnection } from '../Desktop/DesktopConnection';
import { DesktopPicture } from '../Desktop/DesktopPicture';
import { sizeOf } from '../Desktop/sizeOf';
import { takeInput } from '../Desktop/takeInput';
import { socketUrl } from '../Terminal/socketUrl';
import type { WatchListener } from './useWatching';

/** Shows somebody else's desktop in an element. Returns how to stop. */
export function watchDesktop(
  place: HTMLElement,
  entry: Entry,
  listener: WatchListener,
): () => void {
  const frame = place.appendChild(document.createElement('div'));
  let picture: DesktopPicture | undefined;
  const link: DesktopConnection = new DesktopConnection({
    url: socketUrl(entry),
    ticket: entry.ticket,
    size: sizeOf(place),
    listener: {
      bytes: bytes => picture?.draw(bytes),
      notice: notice => {
        if (notice.type === 'joined') {
          picture = new DesktopPicture({ place, frame }, e => link.say(...e));
        }
        listener.notice(notice);
      },
      lost() {},
      closed: () => {
        input.stop();
        listener.closed();
      },
    },
  });
  const input = takeInput(place, {
    picture: frame,
    client: () => picture?.client,
  });
  const observer = new ResizeObserver(() => picture?.fill());
  observer.observe(place);
  return () => {
    observer.disconnect();
    input.stop();
    link.leave();
    picture?.dispose();
    frame.remove();
  };
}
