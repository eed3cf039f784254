import type { Entry } from '@wardroom/remote-access-common';
import { openDesktop } from '../Desktop/openDesktop';
import type { WatchListener } from './useWatching';

/** Shows somebody else's desktop in an element. Returns how to stop. */
export function watchDesktop(
  place: HTMLElement,
  entry: Entry,
  listener: WatchListener,
): () => void {
  return openDesktop(place, entry, {
    listener: { ...listener, lost() {} },
    own: false,
  }).stop;
}
