import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  siteDoor,
  type DoorRefusal,
  type DoorRequest,
} from '@wardroom/remote-access-common';
import { Refusal } from './Refusal';

/** Dials one place on behalf of the site, or says why not by throwing `Refusal`. */
export type Dial = (
  host: string,
  port: number,
  signal: AbortSignal,
) => Promise<Duplex>;

/** Joins the guacd of this name, which is to reach this place; or says why not by throwing `Refusal`. */
export type JoinDesktop = (
  name: string,
  place: { host: string; port: number },
  signal: AbortSignal,
) => Promise<{ stream: Duplex; address: string; drive: string }>;

const requestMs = 5_000;
const mostConnections = 500;

/** Listens at a site's door, reads the one line, and joins both sides once the other one answered. */
export class Door {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  /** While the way is down, whoever comes is told so at once. */
  up = false;

  /** @param behind - what else stands behind this door; nothing where it is absent */
  constructor(
    private readonly dial: Dial,
    private readonly behind?: { joinDesktop: JoinDesktop; openScan(): Duplex },
  ) {
    this.#server = createServer({ allowHalfOpen: true }, socket =>
      this.#accept(socket),
    );
    this.#server.maxConnections = mostConnections;
  }

  /** Listens at this path; whoever is of the folder's group may dial. */
  listen(path: string): Promise<void> {
    rmSync(path, { force: true });
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => {
        chmodSync(path, 0o660);
        resolve();
      });
    });
  }

  close(): void {
    this.#server.close();
    this.endAll();
  }

  /** Ends everything that is open through this door. */
  endAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #accept(socket: Socket): void {
    this.#open.add(socket);
    const leaving = new AbortController();
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.#open.delete(socket);
      leaving.abort();
    });
    const timer = setTimeout(() => socket.destroy(), requestMs);
    let head = Buffer.alloc(0);
    const read = (bytes: Buffer) => {
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf(10);
      if (end < 0 && head.length <= siteDoor.longestLine) return;
      clearTimeout(timer);
      socket.off('data', read);
      socket.pause();
      const line = end < 0 ? '' : head.subarray(0, end).toString('latin1');
      const rest = end < 0 ? undefined : head.subarray(end + 1);
      void this.#serve(socket, { line, rest, signal: leaving.signal });
    };
    socket.on('data', read);
    socket.once('close', () => clearTimeout(timer));
  }

  async #serve(
    socket: Socket,
    asked: { line: string; rest?: Buffer; signal: AbortSignal },
  ): Promise<void> {
    const request = siteDoor.readRequest(asked.line);
    const refuse = (reason: DoorRefusal) => socket.end(`ERR ${reason}\n`);
    if (!request) {
      refuse('bad-request');
      return;
    }
    if (!this.up) {
      refuse('site-down');
      return;
    }
    const since = performance.now();
    try {
      const { other, facts } = await this.#lead(request, asked.signal);
      if (socket.destroyed) {
        other.destroy();
        return;
      }
      const ms = (performance.now() - since).toFixed(1);
      socket.write(`${['OK', ms, ...facts].join(' ')}\n`);
      if (asked.rest?.length) other.write(asked.rest);
      join(socket, other);
    } catch (error) {
      refuse(error instanceof Refusal ? error.reason : 'unreachable');
    }
  }

  async #lead(
    request: DoorRequest | 'scan',
    signal: AbortSignal,
  ): Promise<{ other: Duplex; facts: string[] }> {
    const { behind } = this;
    if (request === 'scan') {
      if (!behind) throw new Refusal('no-scans');
      return { other: behind.openScan(), facts: [] };
    }
    const { host, port, desktop } = request;
    if (!desktop) {
      return { other: await this.dial(host, port, signal), facts: [] };
    }
    if (!behind) throw new Refusal('no-desktops');
    const { stream, address, drive } = await behind.joinDesktop(
      desktop,
      { host, port },
      signal,
    );
    return { other: stream, facts: [address, drive] };
  }
}

function join(one: Socket, other: Duplex): void {
  other.on('error', () => other.destroy());
  other.once('close', () => one.destroySoon());
  one.once('close', () => other.destroy());
  other.pipe(one);
  one.pipe(other);
}
