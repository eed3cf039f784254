import type { Duplex } from 'node:stream';
import { WireReader } from '../certificate/WireReader';

/** Bytes that a server may send before it is signed in to: banners and key exchange are far shorter. */
const mostBeforeReady = 256 * 1024;

/** Messages that show the host key: the answers of the ways to exchange keys. */
const keyReplies = [31, 33];

/** How far client and server came: `greeted` one another, and the host key was `approved`; or the server broke off before. */
export type GateStage = 'dialed' | 'greeted' | 'approved' | 'broken';

export type GateListener = {
  /** Judges the host key, or host certificate, that the server shows. Nothing goes on before; throws where it must not. */
  approve(hostKey: Buffer): Promise<void>;
  /** The server sends what no good one does. */
  onMisbehaved(): void;
  onRefused(error: unknown): void;
};

/**
 * Stands between OpenSSH's client and the server, and holds the server's host key back until it is judged: it is shown
 * in the clear, before anything is encrypted. The client checks by itself that the server has that key, and trusts no
 * other: what is read here only decides what it is told to trust.
 */
export class HostKeyGate {
  private held = Buffer.alloc(0);
  private received = 0;
  private greeted = false;
  private negotiating = false;
  private waiting = false;
  private judging = false;
  private approved: Buffer | undefined;
  private ready = false;
  #serverLeft = false;

  constructor(
    private readonly server: Duplex,
    private readonly client: Duplex,
    private readonly listener: GateListener,
  ) {
    server.on('data', (bytes: Buffer) => this.take(bytes));
    server.on('end', () => {
      this.note();
      client.end();
    });
    server.on('close', () => this.leave());
    server.on('error', () => {});
    client.on('error', () => server.destroy());
    client.on('close', () => server.destroy());
    client.pipe(server);
    // It may have left before anybody listened.
    if (server.destroyed || server.readableEnded) this.leave();
  }

  get stage(): GateStage {
    // Where they have nothing in common, either side may be the first to leave.
    if (this.negotiating && !this.approved) return 'greeted';
    if (this.#serverLeft) return 'broken';
    return this.approved ? 'approved' : 'dialed';
  }

  /** Whether the server, or the way to it, broke off first. */
  get serverLeft(): boolean {
    return this.#serverLeft;
  }

  isApproved(hostKey: Buffer): boolean {
    return this.approved?.equals(hostKey) ?? false;
  }

  /** Signed in: from now on the server may send as much as it likes. */
  open(): void {
    this.ready = true;
  }

  /** Calls when the client sends something next. */
  onceClientSpeaks(heard: () => void): void {
    this.client.once('data', heard);
  }

  private leave(): void {
    this.note();
    this.client.destroy();
  }

  private note(): void {
    const { readableEnded, destroyed } = this.client;
    if (!readableEnded && !destroyed) this.#serverLeft = true;
  }

  private take(bytes: Buffer): void {
    this.received += bytes.length;
    if (!this.ready && this.received > mostBeforeReady) {
      this.listener.onMisbehaved();
      return;
    }
    if (this.approved) {
      this.pass(bytes);
      return;
    }
    this.held = Buffer.concat([this.held, bytes]);
    if (this.judging) return;
    try {
      this.read();
    } catch {
      this.listener.onMisbehaved();
    }
  }

  private pass(bytes: Buffer): void {
    if (this.client.write(bytes) || this.waiting) return;
    this.waiting = true;
    this.server.pause();
    this.client.once('drain', () => {
      this.waiting = false;
      if (!this.judging || this.approved) this.server.resume();
    });
  }

  /** Passes on what is whole, up to the host key. */
  private read(): void {
    while (!this.greeted) {
      const end = this.held.indexOf(10) + 1;
      if (end === 0) return;
      this.greeted = this.held.subarray(0, 4).toString('latin1') === 'SSH-';
      this.shift(end);
    }
    while (this.held.length >= 4) {
      const length = 4 + this.held.readUInt32BE();
      if (length > mostBeforeReady) throw new RangeError('Too long');
      if (this.held.length < length) return;
      const hostKey = hostKeyIn(this.held.subarray(4, length));
      if (hostKey) {
        this.judge(Buffer.from(hostKey));
        return;
      }
      this.negotiating = true;
      this.shift(length);
    }
  }

  private shift(length: number): void {
    this.pass(this.held.subarray(0, length));
    this.held = this.held.subarray(length);
  }

  private judge(hostKey: Buffer): void {
    this.judging = true;
    this.server.pause();
    this.listener.approve(hostKey).then(
      () => {
        this.approved = hostKey;
        this.shift(this.held.length);
        this.server.resume();
      },
      error => this.listener.onRefused(error),
    );
  }
}

/** The host key in a packet that is not encrypted; undefined where it shows none. */
function hostKeyIn(packet: Buffer): Buffer | undefined {
  const padding = packet[0];
  const payload = packet.subarray(1, packet.length - padding);
  if (!keyReplies.includes(payload[0])) return undefined;
  const key = new WireReader(payload.subarray(1)).string();
  // One way to exchange keys has another message of this number, which begins with a number and not with a key.
  const named = key.length > 8 && key.readUInt32BE() < 64;
  return named ? key : undefined;
}
