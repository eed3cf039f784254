import {
  readDesktopLines,
  type DesktopOrder,
} from '@wardroom/remote-access-common';
import type { FakePortal } from './FakePortal';
import { openRecording } from './openRecording';

/** The verdict on a desktop's recording, what is in it, and its size on disk. */
export async function readDesktop(portal: FakePortal, order: DesktopOrder) {
  const { verdict, text, size } = await openRecording(portal, order);
  const lines = readDesktopLines(text);
  const moments = lines.flatMap(line =>
    line.kind === 'moment' ? [line.moment] : [],
  );
  const events = lines.flatMap(line =>
    line.kind === 'event' ? [line.event] : [],
  );
  const picture = moments
    .filter(([, code]) => code === 'g')
    .map(([, , drawn]) => drawn)
    .join('');
  return { verdict, moments, events, picture, size };
}
