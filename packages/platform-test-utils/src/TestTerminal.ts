import { WebSocket } from 'ws';
import { until } from './until';

type Notice = { type: string } & Record<string, unknown>;

type Address = {
  port: number;
  /** Path of the WebSocket. */
  url: string;
  /** `none` for a program that is no browser. */
  origin?: string;
  cookie?: string;
  /** The own address to come from. */
  from?: string;
};

/** A page at the other end of the WebSocket: it shows what comes, acknowledges it, and types. */
export class TestTerminal {
  readonly notices: Notice[] = [];
  output = '';
  closed?: { code: number; reason: string };
  /** Status of an upgrade that was answered with a page instead of a WebSocket. */
  status?: number;
  readonly #socket: WebSocket;
  #received = 0;

  constructor(address: Address) {
    const { port, url, cookie, from } = address;
    const { origin = 'http://localhost:7007' } = address;
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}${url}`, {
      origin: origin === 'none' ? undefined : origin,
      headers: cookie ? { cookie } : {},
      localAddress: from,
    });
    this.#socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#show(data);
      else this.notices.push(JSON.parse(data.toString()));
    });
    this.#socket.on('close', (code, reason) => {
      this.closed ??= { code, reason: reason.toString() };
    });
    this.#socket.on('unexpected-response', (_, response) => {
      this.status = response.statusCode;
      response.destroy();
      this.closed ??= { code: 0, reason: 'refused' };
    });
    this.#socket.on('error', () => {
      this.closed ??= { code: 0, reason: 'error' };
    });
  }

  /** Comes with a ticket. */
  static async open(address: Address, ticket: string): Promise<TestTerminal> {
    const terminal = new TestTerminal(address);
    await until(() => terminal.isOpen || terminal.closed !== undefined);
    if (terminal.isOpen) terminal.tell({ ticket, cols: 80, rows: 24 });
    return terminal;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  tell(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  type(text: string): void {
    this.#socket.send(Buffer.from(text));
  }

  /** Sends a message as it is: text as a text frame, bytes as a binary one. */
  throw(message: string | Uint8Array): void {
    this.#socket.send(message);
  }

  /** Reads nothing any more, and acknowledges nothing. */
  stare(): void {
    this.#socket.pause();
  }

  /** The network is gone, without a word. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Waits for a notice and gives it; fails where the socket closed without it. */
  async notice(type: string): Promise<Notice> {
    const find = () => this.notices.findLast(n => n.type === type);
    await until(() => find() !== undefined || this.closed !== undefined);
    const found = find();
    if (found) return found;
    throw new Error(
      `Closed without ${type}: ${JSON.stringify([this.closed, this.notices])}`,
    );
  }

  async shows(text: string): Promise<void> {
    await until(() => this.output.includes(text));
  }

  async closes(): Promise<{ code: number; reason: string }> {
    await until(() => this.closed !== undefined);
    return this.closed as { code: number; reason: string };
  }

  /** Reads a whole replay, and gives what the target of its terminal said. */
  async replayedOutput(): Promise<string> {
    const { chunks } = await this.notice('recording');
    const count = (chunks as unknown[]).length;
    for (let from = 0; from < count; from += 16) {
      this.tell({ type: 'read', from, count: 16 });
    }
    const read = () => this.notices.filter(n => n.type === 'chunk').length;
    await until(() => read() === count);
    // The bytes of the last chunk come behind their notice, on the same way.
    this.tell({ type: 'end' });
    await this.closes();
    const lines = this.output.split('\n').filter(line => line.startsWith('['));
    return lines
      .map(line => JSON.parse(line) as [number, string, string])
      .flatMap(([, kind, text]) => (kind === 'o' ? text : []))
      .join('');
  }

  #show(data: Buffer) {
    this.output += data.toString();
    this.#received += data.length;
    const isTerminal = this.notices.some(n => n.type === 'ready');
    if (isTerminal && this.isOpen) {
      this.tell({ type: 'ack', bytes: this.#received });
    }
  }
}
