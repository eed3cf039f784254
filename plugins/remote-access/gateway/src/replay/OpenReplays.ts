import {
  WireProtocol,
  type ExportOrder,
  type ReplayOrder,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';

/** A recording on its way to a person, to be seen or to be kept. */
export interface Showing {
  readonly order: ReplayOrder | ExportOrder;
  /** Runs until the person leaves. */
  run(socket: BrowserSocket): Promise<void>;
  /** Sends the person away, for a reason of `WireProtocol.close`. */
  dismiss(code: number, reason: string): void;
}

/** Recordings that one person has open at once: a page keeps its place until it is left. */
const mostOfPerson = 5;
const { dismissed, takenOver } = WireProtocol.close;
const noRight = 'You may not see this recording any more';

type Open = {
  showing: Showing;
  since: string;
  /** It goes on until the socket is closed, which takes a moment. */
  isDismissed: boolean;
};

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

  /** Shows a recording until its viewer leaves or is sent away. Whoever opens many gives up the one opened first. */
  async run(showing: Showing, socket: BrowserSocket): Promise<void> {
    const { person } = showing.order;
    const own = [...this.open].filter(o => o.showing.order.person === person);
    if (own.length >= mostOfPerson) {
      own[0].showing.dismiss(takenOver, 'You opened many others since');
    }
    const since = new Date().toISOString();
    const entry = { showing, since, isDismissed: false };
    this.open.add(entry);
    await showing.run(socket);
    this.open.delete(entry);
  }

  dismissAll(): void {
    for (const { showing } of this.open) showing.dismiss(dismissed, noRight);
  }

  /** Sends a person away from the recording of a session; answers whether they saw it and were not on their way yet. */
  dismiss(session: string, person: string): boolean {
    const concerned = [...this.open].filter(({ showing, isDismissed }) => {
      const { order } = showing;
      const isThis = order.session === session && order.person === person;
      return isThis && !isDismissed;
    });
    for (const one of concerned) {
      one.isDismissed = true;
      one.showing.dismiss(dismissed, noRight);
    }
    return concerned.length > 0;
  }
}
