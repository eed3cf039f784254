import type { ReplayOrder } from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { Replay } from './Replay';

type Open = { order: ReplayOrder; replay: Replay; since: string };

/** Who sees which recording at this moment. */
export class OpenReplays {
  private readonly open = new Set<Open>();

  get count(): number {
    return this.open.size;
  }

  /** Each with its viewer, and since when. */
  get list(): { session: string; person: string; since: string }[] {
    return [...this.open].map(({ order: { session, person }, since }) => ({
      ...{ session, person, since },
    }));
  }

  /** Shows a recording until its viewer leaves or is sent away. */
  async run(replay: Replay, socket: BrowserSocket): Promise<void> {
    const { order } = replay;
    const entry = { order, replay, since: new Date().toISOString() };
    this.open.add(entry);
    await replay.run(socket);
    this.open.delete(entry);
  }

  dismissAll(): void {
    for (const { replay } of this.open) replay.dismiss();
  }

  /** Sends a person away from the recording of a session. */
  dismiss(session: string, person: string): void {
    for (const { order, replay } of this.open) {
      if (order.session === session && order.person === person) {
        replay.dismiss();
      }
    }
  }
}
