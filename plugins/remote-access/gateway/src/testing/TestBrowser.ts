import type {
  Opening,
  ReplayNotice,
  TerminalNotice,
  TerminalRequest,
} from '@wardroom/remote-access-common';
import type { WebSocket } from 'ws';
import { BrowserPage } from './BrowserPage';
import { connectPage, type Place } from './connectPage';

type Notice = TerminalNotice | ReplayNotice;
type Options = { origin?: string; ack?: boolean };

/** A browser's page in front of a terminal: it shows what comes and acknowledges it. */
export class TestBrowser extends BrowserPage<Notice, TerminalRequest> {
  output = '';
  received = 0;

  private constructor(
    ws: WebSocket,
    private readonly ack: boolean,
  ) {
    super(ws);
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
    return new TestBrowser(
      await connectPage({ port: portal.port, origin }),
      ack,
    );
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

  async shows(text: string, timeoutMs?: number): Promise<void> {
    await this.until(() => this.output.includes(text), text, timeoutMs);
  }

  protected get shown(): string {
    return JSON.stringify(this.output.slice(-500));
  }

  protected show(data: Buffer): void {
    this.output = (this.output + data.toString()).slice(-200_000);
    this.received += data.length;
    if (this.ack) this.tell({ type: 'ack', bytes: this.received });
  }

  protected hear(notice: Notice): void {
    super.hear(notice);
    if (notice.type === 'redraw') {
      this.output = '';
      this.received = notice.from;
    }
  }
}
