import { WebSocket } from 'ws';
import type {
  Opening,
  ReplayNotice,
  TerminalNotice,
  TerminalRequest,
} from '@wardroom/remote-access-common';

/** Where a portal takes WebSockets. */
type Place = { port: number; origin: string };
type Notice = TerminalNotice | ReplayNotice;
type Options = { origin?: string; ack?: boolean };

/** A browser's page at the other end of the WebSocket: it shows what comes and acknowledges it. */
export class TestBrowser {
  readonly notices: Notice[] = [];
  output = '';
  received = 0;
  closed: { code: number; reason: string } | undefined;
  private readonly watchers = new Set<() => void>();

  private constructor(
    readonly ws: WebSocket,
    private readonly ack: boolean,
  ) {
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.show(data);
      else this.hear(JSON.parse(data.toString()) as Notice);
      this.wake();
    });
    ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.wake();
    });
    ws.on('error', () => {});
  }

  /** Connects and says why it comes. */
  static async open(
    portal: Place,
    opening: Partial<Opening> & { ticket?: string; resume?: string },
    options: Options = {},
  ): Promise<TestBrowser> {
    const browser = await TestBrowser.connect(portal, options);
    browser.ws.send(JSON.stringify({ cols: 80, rows: 24, ...opening }));
    return browser;
  }

  /** Connects and says nothing. */
  static async connect(
    portal: Place,
    { origin = portal.origin, ack = true }: Options = {},
  ): Promise<TestBrowser> {
    const url = `ws://127.0.0.1:${portal.port}/api/remote-access/connect`;
    const ws = new WebSocket(url, { origin, perMessageDeflate: false });
    const browser = new TestBrowser(ws, ack);
    await new Promise<void>((resolve, reject) => {
      ws.once('open', resolve);
      ws.once('error', reject);
    });
    return browser;
  }

  /** Opens a terminal and waits until it can be typed into. */
  static async terminal(
    portal: Place,
    ticket: string,
    options?: Options,
  ): Promise<TestBrowser> {
    const browser = await TestBrowser.open(portal, { ticket }, options);
    await browser.notice('ready');
    return browser;
  }

  type(text: string): void {
    this.ws.send(Buffer.from(text));
  }

  tell(request: TerminalRequest): void {
    this.ws.send(JSON.stringify(request));
  }

  /** Waits until the gateway has taken all that was sent: what the portal tells it goes another way, and may be quicker. */
  async taken(): Promise<void> {
    const answered = new Promise(resolve => {
      this.ws.once('pong', resolve);
    });
    this.ws.ping();
    await answered;
  }

  /** Waits for a notice of this type, and gives the last one. */
  async notice<T extends Notice['type']>(
    type: T,
    timeoutMs?: number,
  ): Promise<Extract<Notice, { type: T }>> {
    const find = () => this.notices.findLast(notice => notice.type === type);
    await this.until(() => find() !== undefined, `a notice ${type}`, timeoutMs);
    return find() as Extract<Notice, { type: T }>;
  }

  async shows(text: string, timeoutMs?: number): Promise<void> {
    await this.until(() => this.output.includes(text), text, timeoutMs);
  }

  async closes(timeoutMs?: number): Promise<{ code: number; reason: string }> {
    await this.until(() => this.closed !== undefined, 'its close', timeoutMs);
    return this.closed as { code: number; reason: string };
  }

  /** From now on it says what it has of downloads, so that more comes. */
  acknowledgesFiles(): void {
    const taken = new Map<number, number>();
    this.ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return;
      const notice = JSON.parse(data.toString()) as Notice;
      if (notice.type !== 'file-data') return;
      const { id } = notice;
      const piece = Buffer.byteLength(notice.data, 'base64');
      const bytes = (taken.get(id) ?? 0) + piece;
      taken.set(id, bytes);
      this.tell({ type: 'file-ack', id, bytes });
    });
  }

  private show(data: Buffer): void {
    this.output = (this.output + data.toString()).slice(-200_000);
    this.received += data.length;
    if (this.ack) this.tell({ type: 'ack', bytes: this.received });
  }

  private hear(notice: Notice): void {
    this.notices.push(notice);
    if (notice.type === 'redraw') {
      this.output = '';
      this.received = notice.from;
    }
  }

  private wake(): void {
    for (const watcher of this.watchers) watcher();
    this.watchers.clear();
  }

  /** Waits until something holds; fails with all that came. */
  async until(
    what: () => boolean,
    name = 'What was waited for',
    timeoutMs = 30_000,
  ): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!what()) {
      if (Date.now() > end || (this.closed && name !== 'its close')) {
        throw new Error(
          `${name} did not come. Closed: ${JSON.stringify(this.closed)}, notices: ${JSON.stringify(
            this.notices,
          )}, output: ${JSON.stringify(this.output.slice(-500))}`,
        );
      }
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, 100);
        this.watchers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}
