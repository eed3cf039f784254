import type { ReplayMoment } from '@wardroom/remote-access-common';
import { DesktopPicture } from '../../components/Desktop/DesktopPicture';
import { Checkpoints } from '../../components/Replay/Checkpoints';
import { hiddenDesktop } from '../../components/Replay/hiddenDesktop';
import styles from './ReplayPage.module.css';
import type { PlayerScreen } from './usePlayer';

/** Plays the recording of a desktop in an element: what was drawn, and where the pointer was. */
export function desktopPlayer(
  place: HTMLElement,
  recorded: ReplayMoment[],
): PlayerScreen {
  const frame = place.appendChild(document.createElement('div'));
  frame.className = styles.frame;
  const pointer = document.createElement('span');
  pointer.className = styles.pointer;
  let picture: DesktopPicture;
  const begin = () => {
    picture = new DesktopPicture({ place, frame }, () => {});
    // Ours is drawn instead, where the recording says that it was.
    picture.client.getDisplay().showCursor(false);
    frame.append(pointer);
    pointer.hidden = true;
  };
  begin();
  const checkpoints = new Checkpoints(recorded, hiddenDesktop());
  const observer = new ResizeObserver(() => picture.fill());
  observer.observe(place);
  const point = (data: string) => {
    const [x, y, buttons] = data.split(',').map(Number);
    const scale = picture.client.getDisplay().getScale();
    pointer.hidden = false;
    pointer.style.translate = `${x * scale}px ${y * scale}px`;
    pointer.dataset.pressed = String(buttons > 0);
  };
  return {
    play(moments) {
      for (const { kind, data } of moments) {
        if (kind === 'g') picture.drawText(data);
      }
      const last = moments.findLast(({ kind }) => kind === 'p');
      if (last) point(last.data);
    },
    approach(next, to) {
      const checkpoint = checkpoints.before(to);
      if (to >= next && (checkpoint?.next ?? 0) <= next) return next;
      pointer.hidden = true;
      if (checkpoint) {
        picture.client.importState(checkpoint.picture);
        return checkpoint.next;
      }
      picture.dispose();
      begin();
      return 0;
    },
    dispose() {
      observer.disconnect();
      checkpoints.stop();
      picture.dispose();
      frame.remove();
    },
  };
}
