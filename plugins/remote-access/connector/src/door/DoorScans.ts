import { Duplex } from 'node:stream';
import {
  MessageLines,
  placeTargets,
  planScan,
  ScanWish,
  type ScanFault,
  type ScanNews,
  type ScanPlace,
} from '@wardroom/remote-access-common';
import type { DoorNotice } from './DoorMessage';
import { lookUp } from './lookUp';

const longestWish = 256 * 1024;

/**
 * The scans behind a door. Names are looked up and targets are checked here, where the customer's network is; the
 * connector checks what comes of it once more and starts Nmap, which ends with whoever asked for it.
 */
export class DoorScans {
  readonly #open = new Map<string, Duplex>();
  #opened = 0;

  constructor(
    private readonly place: ScanPlace,
    private readonly tell: (notice: DoorNotice) => void,
  ) {}

  /** What the connector says of one. */
  hear(name: string, news: ScanNews): void {
    const stream = this.#open.get(name);
    stream?.push(MessageLines.line(news));
    if (!news.end) return;
    this.#open.delete(name);
    stream?.push(null);
  }

  /** Ends all of them, and says why. */
  endAll(fault: ScanFault): void {
    for (const name of [...this.#open.keys()]) {
      this.hear(name, { end: { fault } });
      this.tell({ kind: 'scan', name });
    }
  }

  /** A stream that takes what is wished for and gives what comes of it. */
  open(): Duplex {
    this.#opened += 1;
    const name = `scan_${this.#opened}`;
    let head = '';
    let wished = false;
    const stream = new Duplex({
      read: () => {},
      write: (bytes: Buffer, _, done) => {
        head += wished ? '' : bytes.toString();
        const end = head.indexOf('\n');
        if (end >= 0 && !wished) {
          wished = true;
          void this.#begin(name, head.slice(0, end));
        }
        done(head.length > longestWish ? new Error('Too long') : null);
      },
      destroy: (error, done) => {
        if (this.#open.delete(name)) this.tell({ kind: 'scan', name });
        done(error);
      },
    });
    this.#open.set(name, stream);
    return stream;
  }

  async #begin(name: string, line: string): Promise<void> {
    const refuse = (fault: ScanFault) => this.hear(name, { end: { fault } });
    try {
      const { targets, ...wish } = ScanWish.parse(JSON.parse(line));
      const { place } = this;
      const placed = await placeTargets(place, targets, host =>
        lookUp(host, place.nameServers),
      );
      if ('reason' in placed) {
        refuse(placed);
        return;
      }
      const parts = planScan(place.ranges, wish, placed);
      if ('reason' in parts) {
        refuse(parts);
        return;
      }
      const { type, packetsPerSecond, exclude } = wish;
      // Whoever asked may have left while names were looked up.
      if (!this.#open.has(name)) return;
      const wanted = { type, parts, packetsPerSecond, exclude };
      this.tell({ kind: 'scan', name, wanted });
    } catch {
      refuse({ reason: 'failed' });
    }
  }
}
