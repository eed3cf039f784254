import {
  DesktopNotice,
  type FileRequest,
  type WebRequest,
} from '@wardroom/remote-access-common';
import {
  SessionConnection,
  type ConnectionListener,
} from '../Session/SessionConnection';
import { writeInstruction } from './writeInstruction';

export type Size = { width: number; height: number };

const encoder = new TextEncoder();

/** The connection of a desktop: whole instructions as bytes, both ways. */
export class DesktopConnection {
  readonly #connection: SessionConnection<DesktopNotice>;
  #size: Size;

  constructor(options: {
    url: string;
    ticket: string;
    /** The own session; absent for whoever looks on. */
    session?: string;
    size: Size;
    listener: ConnectionListener<DesktopNotice>;
  }) {
    const { url, ticket, session, size, listener } = options;
    this.#size = size;
    this.#connection = new SessionConnection<DesktopNotice>({
      ...{ url, ticket, session, listener },
      read: message => DesktopNotice.safeParse(message).data,
      size: () => ({ cols: 80, rows: 24, screen: screenOf(this.#size) }),
      // Whoever comes back gets the whole picture.
      received: () => 0,
    });
  }

  /** One instruction, as its elements. */
  say(...elements: unknown[]): void {
    const bytes = encoder.encode(writeInstruction(...elements));
    this.#connection.sendBytes(bytes as Uint8Array<ArrayBuffer>);
  }

  send(request: FileRequest | WebRequest): void {
    this.#connection.send(request);
  }

  resize(size: Size): void {
    this.#size = size;
    const { width, height } = screenOf(size);
    this.say('size', width, height);
  }

  leave(): void {
    this.#connection.leave();
  }
}

/** What the desktop is asked to be as large as: even numbers, which RDP needs, within what the gateway takes. */
function screenOf({ width, height }: Size) {
  const even = (pixels: number) =>
    Math.min(Math.max(Math.floor(pixels / 2) * 2, 200), 8192);
  return { width: even(width), height: even(height), dpi: 96 };
}
