import type { ExportOrder, ReplayOrder } from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';

/** A recording on its way to a person, to be seen or to be kept. */
export interface Showing {
  readonly order: ReplayOrder | ExportOrder;
  /** Runs until the person leaves. */
  run(socket: BrowserSocket): Promise<void>;
  /** Sends the person away. */
  dismiss(): void;
}

type Open = { showing: Showing; since: string };

/** Who sees which recording at this moment. */
export class OpenReplays {
  private readonly open = new Set<Open>();

  get count(): number {
    return this.open.size;
  }

  /** Each with its viewer, and since when. */
  get list(): { session: string; person: string; since: string }[] {
    return [...this.open].map(({ showing, since }) => {
      const { session, person } = showing.order;
      return { session, person, since };
    });
  }

  /** Shows a recording until its viewer leaves or is sent away. */
  async run(showing: Showing, socket: BrowserSocket): Promise<void> {
    const entry = { showing, since: new Date().toISOString() };
    this.open.add(entry);
    await showing.run(socket);
    this.open.delete(entry);
  }

  dismissAll(): void {
    for (const { showing } of this.open) showing.dismiss();
  }

  /** Sends a person away from the recording of a session. */
  dismiss(session: string, person: string): void {
    for (const { showing } of this.open) {
      const { order } = showing;
      if (order.session === session && order.person === person) {
        showing.dismiss();
      }
    }
  }
}
