import { dialInside } from './dialInside';
import { Door } from './Door';
import { DoorDesktops } from './DoorDesktops';
import { DoorMessage, type DoorNotice } from './DoorMessage';
import { DoorScans } from './DoorScans';
import { placeInside } from './placeInside';

/**
 * The program at a site's door: it runs in the site's namespace as a user without any right, in the folder where its
 * socket is to be. It ends when the connector does.
 */
export function serveDoor(): void {
  let door: Door | undefined;
  let scans: DoorScans | undefined;
  const tell = (notice: DoorNotice) => process.send?.(notice);
  const desktops = new DoorDesktops(tell);
  process.on('disconnect', () => process.exit(0));
  process.on('message', message => {
    const told = DoorMessage.parse(message);
    if (told.kind === 'desktop') {
      desktops.hear(told.name, told.started);
    } else if (told.kind === 'scan') {
      scans?.hear(told.name, told.news);
    } else if (told.kind === 'way') {
      if (door) door.up = told.up;
      // A session waits for its tunnel; a scan would take its silence for an answer.
      if (!told.up) scans?.endAll({ reason: 'site-down' });
    } else {
      const asked = new DoorScans(told, tell);
      scans = asked;
      const opened = new Door(dialInside(told), {
        openScan: () => asked.open(),
        joinDesktop: async (name, place, signal) => {
          // guacd knows no names here, and need not know who is behind one.
          const address = await placeInside(told, place.host, place.port);
          return { ...(await desktops.join(name, signal)), address };
        },
      });
      door = opened;
      void opened.listen('door.sock').then(() => tell({ kind: 'open' }));
    }
  });
}
