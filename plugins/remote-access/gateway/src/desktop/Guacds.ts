import { connect, type Socket } from 'node:net';
import type { GuacdPlace } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { Guacd } from './Guacd';

/** User ids of guacds, far from those of people and services, and how many there are before they are used again. */
const firstOwner = 0x6000_0000;
const owners = 1_000_000;

/** A way to the guacd of one session. */
export type GuacdDoor = {
  connect(): Promise<Socket>;
  /** A folder for the session's files as guacd names it; undefined where it has none. */
  drive: string | undefined;
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
  ) {}

  /** A guacd for this session. Throws `DialFailure` where there is none. */
  async open(session: string): Promise<GuacdDoor> {
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

  /** Ends all of them; resolves when they are gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.running].map(guacd => guacd.stop()));
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
