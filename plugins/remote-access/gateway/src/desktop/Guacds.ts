import { connect, type Socket } from 'node:net';
import { newId } from '@wardroom/platform-common';
import {
  siteDoor,
  type DesktopOrder,
  type GuacdPlace,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { DoorFailure, openSiteDoor } from '../dial/openSiteDoor';
import { Guacd } from './Guacd';

/** User ids of guacds, far from those of people and services, and how many there are before they are used again. */
const firstOwner = 0x6000_0000;
const owners = 1_000_000;

/** Milliseconds in which a guacd that runs must let somebody join. */
const joinMs = 10_000;

/** A way to the guacd of one session. */
export type GuacdDoor = {
  connect(): Promise<Socket>;
  /** A folder for the session's files as guacd names it; undefined where it has none. */
  drive: string | undefined;
  /** Address by which it reaches the target itself, where it stands in the target's network. */
  target?: string;
  /** The session is over. */
  close(): void;
};

/**
 * The guacds of this gateway: one for each session, so that whoever takes one over through a hostile target sees that
 * session only. They could serve several, but then a crash is not noticed: what guacd 1.3 forks for the second desktop
 * holds on to the connections of the first.
 */
export class Guacds {
  private readonly running = new Set<Guacd>();
  private started = 0;
  private stopped = false;

  constructor(
    private readonly place: GuacdPlace | undefined,
    private readonly log: (line: string) => void,
    /** Programs of the gateway that are shown through guacd. */
    private readonly shown?: { stop(): Promise<void> },
  ) {}

  /**
   * A guacd for this session: in the customer's own network where the connector has one there, and the target is reached
   * from it without jump hosts. Throws `DialFailure` where there is none.
   */
  async open(order: DesktopOrder, signal: AbortSignal): Promise<GuacdDoor> {
    return (await openInSite(order, signal)) ?? this.openHere(order.session);
  }

  /** A guacd beside the gateway, for what is shown there. Throws `DialFailure` where there is none. */
  async openHere(session: string): Promise<GuacdDoor> {
    const { place } = this;
    if (!place || this.stopped) throw new DialFailure('no-desktop-service');
    if ('host' in place) {
      return {
        connect: () => dial(place),
        drive: place.drive && `${place.drive}/${session}`,
        close: () => {},
      };
    }
    const guacd = await this.start(place).catch((error: unknown) => {
      this.log(`A guacd did not start: ${String(error)}`);
      throw new DialFailure('no-desktop-service');
    });
    return {
      connect: () => dial(guacd.address),
      drive: guacd.drive,
      close: () => guacd.leave(),
    };
  }

  /** Ends all of them, and what is shown through them; resolves when they are gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([
      this.shown?.stop(),
      ...[...this.running].map(guacd => guacd.stop()),
    ]);
  }

  private async start(
    place: Extract<GuacdPlace, { program: string }>,
  ): Promise<Guacd> {
    this.started = (this.started + 1) % owners;
    const owner = firstOwner + this.started;
    const guacd = await Guacd.start(place, owner, this.log);
    this.running.add(guacd);
    void guacd.gone.then(() => this.running.delete(guacd));
    if (this.stopped) await guacd.stop();
    return guacd;
  }
}

/** Undefined where the connector has none for this site, as for customers who dial out. */
async function openInSite(
  { road, jumps, target: { host, port } }: DesktopOrder,
  signal: AbortSignal,
): Promise<GuacdDoor | undefined> {
  if (road.kind !== 'site' || jumps.length > 0) return undefined;
  const request = siteDoor.desktopRequest(newId('dsk'), host, port);
  const knock = (until: AbortSignal) =>
    openSiteDoor(road.door, request, until).catch((error: unknown) => {
      const none =
        error instanceof DoorFailure && error.refusal === 'no-desktops';
      if (none) return undefined;
      throw error;
    });
  const opened = await knock(signal);
  if (!opened?.answer.desktop) return undefined;
  let first: Socket | undefined = opened.stream;
  return {
    connect: async () => {
      const stream =
        first ?? (await knock(AbortSignal.timeout(joinMs)))?.stream;
      first = undefined;
      if (!stream) throw new DialFailure('no-desktop-service');
      return stream;
    },
    drive: opened.answer.desktop.drive,
    target: opened.answer.desktop.host,
    close: () => first?.destroy(),
  };
}

function dial(address: { host: string; port: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, noDelay: true });
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', () => reject(new DialFailure('no-desktop-service')));
  });
}
