import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import {
  Opening,
  WireProtocol,
  type Upgrade,
} from '@wardroom/remote-access-common';
import { Arrivals } from './Arrivals';
import { BrowserSocket } from './BrowserSocket';

/** Longest first message: a ticket and a size are far shorter. */
const longestOpening = 2048;

export type DoorListener = {
  /** A browser showed its ticket, or the token of a held session. Nothing more is read from it until somebody listens. */
  onOpening(socket: BrowserSocket, opening: Opening): void;
};

type Waiting = { socket: BrowserSocket; timer: NodeJS.Timeout };

/**
 * Takes over the sockets of WebSocket upgrades. Only pages of our own origins come in, and each must say why within
 * 5 s. When too many wait at once, the one that waited longest makes room: honest browsers never wait.
 */
export class TicketDoor {
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: WireProtocol.maxMessage,
  });
  private readonly arrivals = new Arrivals();
  private readonly waiting = new Set<Waiting>();
  private open = true;

  constructor(
    private readonly options: { origins: string[]; waiting: number },
    private readonly listener: DoorListener,
  ) {}

  /** Sockets that have not said yet why they come. */
  get waitingCount(): number {
    return this.waiting.size;
  }

  /** Takes a socket that the portal handed over, and keeps it until that has let go of it. */
  hold(upgrade: Upgrade, socket: Socket): void {
    this.arrivals.hold(upgrade, socket);
  }

  /** The portal has let go of the socket. */
  release(id: number): void {
    const arrived = this.arrivals.release(id);
    if (arrived) this.admit(...arrived);
  }

  /** Answers a WebSocket upgrade on a socket that nobody else reads. */
  admit(upgrade: Upgrade, socket: Socket): void {
    const request = requestOf(upgrade, socket);
    const { origin } = request.headers;
    if (!this.open) {
      refuse(socket, '503 Service Unavailable', 'The gateway is closing.');
    } else if (!origin || !this.options.origins.includes(origin)) {
      refuse(
        socket,
        '403 Forbidden',
        'Sessions open from Wardroom’s own pages.',
      );
    } else {
      const head = Buffer.from(upgrade.head, 'base64');
      const { ip, browser } = upgrade;
      this.server.handleUpgrade(request, socket, head, ws =>
        this.welcome(ws, { ip, browser }),
      );
    }
  }

  /** Lets nobody in any more. */
  close(): void {
    this.open = false;
    for (const { socket } of this.waiting) {
      socket.close(WireProtocol.close.busy, 'The gateway is closing');
    }
  }

  private welcome(ws: WebSocket, caller: BrowserSocket['caller']): void {
    const socket = new BrowserSocket(ws, caller);
    const [longest] = this.waiting;
    if (longest && this.waiting.size >= this.options.waiting) {
      this.dismiss(longest, WireProtocol.close.busy, 'Too many wait');
    }
    const waiting: Waiting = {
      socket,
      timer: setTimeout(() => {
        // What came while this process was busy is read after its timers: who spoke in time is heard.
        setImmediate(() => this.giveUp(waiting));
      }, WireProtocol.openingMs),
    };
    this.waiting.add(waiting);
    const { badMessage } = WireProtocol.close;
    socket.listen({
      onText: text => this.read(waiting, text),
      onBytes: () => this.dismiss(waiting, badMessage, 'A ticket comes first'),
      onGone: () => this.forget(waiting),
    });
  }

  private read(waiting: Waiting, text: string): void {
    const opening = readOpening(text);
    if (opening) {
      this.forget(waiting);
      waiting.socket.unlisten();
      this.listener.onOpening(waiting.socket, opening);
    } else {
      const { badMessage } = WireProtocol.close;
      this.dismiss(waiting, badMessage, 'A ticket comes first');
    }
  }

  private giveUp(waiting: Waiting): void {
    if (!this.waiting.has(waiting)) return;
    const { openingTimedOut } = WireProtocol.close;
    this.dismiss(waiting, openingTimedOut, 'No ticket came in time');
  }

  private forget(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.waiting.delete(waiting);
  }

  private dismiss(waiting: Waiting, code: number, reason: string): void {
    this.forget(waiting);
    waiting.socket.close(code, reason);
  }
}

/** What the portal's ticket table keeps of a ticket. */
export function ticketHashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url');
}

function readOpening(text: string): Opening | undefined {
  if (text.length > longestOpening) return undefined;
  try {
    return Opening.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The request as `ws` wants to see it. */
function requestOf(upgrade: Upgrade, socket: Socket): IncomingMessage {
  const request = new IncomingMessage(socket);
  request.method = upgrade.method;
  request.url = upgrade.url;
  const { rawHeaders } = upgrade;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    request.headers[rawHeaders[i].toLowerCase()] = rawHeaders[i + 1];
  }
  return request;
}

function refuse(socket: Socket, status: string, sentence: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(sentence)}\r\n\r\n${sentence}`,
  );
}
