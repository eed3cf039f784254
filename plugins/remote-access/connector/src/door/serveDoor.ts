import { dialInside } from './dialInside';
import { Door } from './Door';
import { DoorMessage } from './DoorMessage';

/**
 * The program at a site's door: it runs in the site's namespace as a user without any right, in the folder where its
 * socket is to be. It ends when the connector does.
 */
export function serveDoor(): void {
  let door: Door | undefined;
  process.on('disconnect', () => process.exit(0));
  process.on('message', message => {
    const told = DoorMessage.parse(message);
    if (told.kind === 'way') {
      if (door) door.up = told.up;
      return;
    }
    const opened = new Door(dialInside(told));
    door = opened;
    void opened.listen('door.sock').then(() => process.send?.('open'));
  });
}
