import type { WebSocket } from 'ws';

/** A browser's page at the other end of a session's WebSocket: what it hears, and how a test waits for it. */
export abstract class BrowserPage<Notice extends { type: string }, Request> {
  readonly notices: Notice[] = [];
  closed: { code: number; reason: string } | undefined;
  private readonly watchers = new Set<() => void>();

  protected constructor(readonly ws: WebSocket) {
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

  /** Bytes of the session came. */
  protected abstract show(data: Buffer): void;

  /** What it showed last, for whoever reads why a test failed. */
  protected abstract get shown(): string;

  tell(request: Request): void {
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

  async closes(timeoutMs?: number): Promise<{ code: number; reason: string }> {
    await this.until(() => this.closed !== undefined, 'its close', timeoutMs);
    return this.closed as { code: number; reason: string };
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
          )}, shown: ${this.shown}`,
        );
      }
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, 50);
        this.watchers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  protected hear(notice: Notice): void {
    this.notices.push(notice);
  }

  private wake(): void {
    for (const watcher of this.watchers) watcher();
    this.watchers.clear();
  }
}
