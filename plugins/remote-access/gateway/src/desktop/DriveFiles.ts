import { FileProtocol, type FileEntry } from '@wardroom/remote-access-common';
import { FileFailure } from '../files/FileFailure';
import { isPlainName, remotePath } from '../files/remotePath';
import type { TargetFiles } from '../files/TargetFiles';
import { answerMs, DriveReading } from './DriveReading';
import { encodeInstruction } from './encodeInstruction';
import type { Instruction } from './Instruction';

/** The gateway's own streams are numbered from here on, a browser's below; guacd takes at most 64. */
export const firstDriveStream = 32;
const driveStreams = 32;

/** What guacd calls the listing of a folder. */
const listingType = 'application/vnd.glyptodon.guacamole.stream-index+json';

/** A listing is read as a whole. */
const mostListingBytes = 4 * 1024 * 1024;

/** guacd takes at most 8 KB in one instruction, and base64 is a third longer than what it stands for. */
const blobBytes = 6_000;

const success = 0;
const forbidden = 0x0303;

type Ask = { path: string; found(reading: DriveReading | undefined): void };

/**
 * The files of the drive that an RDP session brings along, through guacd: what the gateway asks of it no browser can ask.
 * guacd answers in order, and says nothing where there is no such file: so each question is followed by one for the root,
 * which is always there.
 */
export class DriveFiles implements TargetFiles {
  private drive: number | undefined;
  private asked: Ask[] = [];
  private readonly readings = new Map<number, DriveReading>();
  private readonly acks = new Map<number, (status: number) => void>();
  private nextStream = 0;

  constructor(
    /** To guacd. */
    private readonly say: (bytes: Buffer) => void,
    /** The target put a file where it is to be handed over. */
    private readonly onOffer: (path: string) => void,
  ) {}

  /** Hears what guacd says of the drive. */
  take(instruction: Instruction): void {
    const { opcode } = instruction;
    const index = instruction.integer(0);
    if (index === undefined) return;
    if (opcode === 'filesystem') this.drive = index;
    else if (opcode === 'body') this.open(instruction);
    else if (opcode === 'file') this.offer(index, instruction.arg(2));
    else if (opcode === 'ack') {
      this.acks.get(index)?.(instruction.integer(2) ?? forbidden);
    } else if (opcode === 'blob') {
      const piece = Buffer.from(instruction.arg(1), 'base64');
      this.readings.get(index)?.add(piece);
    } else if (opcode === 'end') {
      this.readings.get(index)?.end();
      this.readings.delete(index);
    }
  }

  async home(): Promise<string> {
    return '/';
  }

  async list(
    path: string,
  ): Promise<{ entries: FileEntry[]; incomplete: boolean }> {
    const found = await this.find(drivePath(path));
    if (!found) throw new FileFailure('not-found');
    if (!found.isListing) {
      found.refuse();
      throw new FileFailure('not-a-file');
    }
    const all: Buffer[] = [];
    let bytes = 0;
    for await (const piece of found.read()) {
      bytes += piece.length;
      if (bytes > mostListingBytes) throw new FileFailure('failed');
      all.push(piece);
    }
    return entriesOf(Buffer.concat(all).toString());
  }

  async *read(
    path: string,
    most: number,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    const found = await this.find(drivePath(path));
    if (!found) throw new FileFailure('not-found');
    if (found.isListing) {
      found.refuse();
      throw new FileFailure('not-a-file');
    }
    let bytes = 0;
    for await (const piece of found.read(signal)) {
      bytes += piece.length;
      if (bytes > most) throw new FileFailure('too-long');
      yield piece;
    }
  }

  /** What was begun is finished, for nothing could take half a file away again. */
  async write(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
    const clean = drivePath(path);
    const present = await this.find(clean);
    if (present) {
      present.refuse();
      throw new FileFailure('exists');
    }
    const stream = firstDriveStream + (this.nextStream++ % driveStreams);
    const type = 'application/octet-stream';
    const drive = this.drive as number;
    await this.do(stream, encodeInstruction('put', drive, stream, type, clean));
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += blobBytes) {
        const blob = piece.subarray(at, at + blobBytes).toString('base64');
        await this.do(stream, encodeInstruction('blob', stream, blob));
      }
    }
    await this.do(stream, encodeInstruction('end', stream));
  }

  /** Asks for a file or folder; undefined where there is none. */
  private find(path: string): Promise<DriveReading | undefined> {
    if (this.drive === undefined) throw new FileFailure('unsupported');
    const found = this.ask(path);
    if (path !== '/') {
      this.ask('/').then(
        root => root?.refuse(),
        () => {},
      );
    }
    return found;
  }

  private ask(path: string): Promise<DriveReading | undefined> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.asked = this.asked.filter(one => one !== ask);
        reject(new FileFailure('failed'));
      }, answerMs);
      const ask: Ask = {
        path,
        found: reading => {
          clearTimeout(timer);
          resolve(reading);
        },
      };
      this.asked.push(ask);
      this.say(encodeInstruction('get', this.drive as number, path));
    });
  }

  private open(instruction: Instruction): void {
    const stream = instruction.integer(1) ?? -1;
    const isListing = instruction.arg(2) === listingType;
    const at = this.asked.findIndex(({ path }) => path === instruction.arg(3));
    if (at < 0) {
      this.answer(stream, false);
      return;
    }
    const reading = new DriveReading(isListing, ok => this.answer(stream, ok));
    this.readings.set(stream, reading);
    const passed = this.asked.splice(0, at + 1);
    passed.pop()?.found(reading);
    for (const { found } of passed) found(undefined);
  }

  /** Taken by the same way as every other file, or not at all. */
  private offer(stream: number, name: string): void {
    this.answer(stream, false);
    if (isPlainName(name)) this.onOffer(`/Download/${name}`);
  }

  /** Says something on a stream, and waits until guacd has done it. */
  private do(stream: number, bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (status: number) => {
        clearTimeout(timer);
        this.acks.delete(stream);
        if (status === success) resolve();
        else reject(new FileFailure('no-permission'));
      };
      const timer = setTimeout(() => {
        this.acks.delete(stream);
        reject(new FileFailure('failed'));
      }, answerMs);
      this.acks.set(stream, settle);
      this.say(bytes);
    });
  }

  private answer(stream: number, ok: boolean): void {
    const status = ok ? success : forbidden;
    this.say(encodeInstruction('ack', stream, ok ? 'OK' : 'no', status));
    if (!ok) this.readings.delete(stream);
  }
}

/** Windows separates by backslashes, and names streams of a file after a colon: neither stands in a name here. */
function drivePath(path: string): string {
  if (/[\\:]/.test(path)) throw new FileFailure('not-found');
  return remotePath(path);
}

/** A listing names whole paths with their types, and no sizes. */
function entriesOf(text: string): {
  entries: FileEntry[];
  incomplete: boolean;
} {
  let listed: [string, unknown][];
  try {
    listed = Object.entries(JSON.parse(text) as object);
  } catch {
    throw new FileFailure('failed');
  }
  const all = listed.map(([path, type]): FileEntry => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { name, kind: type === listingType ? 'directory' : 'file' };
  });
  const entries = all
    .filter(({ name }) => isPlainName(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, FileProtocol.entries);
  return { entries, incomplete: entries.length < all.length };
}
