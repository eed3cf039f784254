import { WebSocket } from 'ws';
import type { DesktopNotice, Screen } from '@wardroom/remote-access-common';
import { encodeInstruction } from '../desktop/encodeInstruction';
import type { Instruction } from '../desktop/Instruction';
import { InstructionParser } from '../desktop/InstructionParser';

/** Where a portal takes WebSockets. */
type Place = { port: number; origin: string };
type Notice = DesktopNotice;

const drawing = ['img', 'copy', 'cfill', 'rect', 'transfer'];

/** A browser's page in front of a desktop: it shows what comes, and says so. */
export class DesktopBrowser {
  readonly notices: Notice[] = [];
  readonly instructions: Instruction[] = [];
  closed: { code: number; reason: string } | undefined;
  private readonly parser = new InstructionParser(64 * 1024);
  private readonly watchers = new Set<() => void>();

  private constructor(readonly ws: WebSocket) {
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.show(data);
      else this.notices.push(JSON.parse(data.toString()) as Notice);
      this.wake();
    });
    ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.wake();
    });
    ws.on('error', () => {});
  }

  /** Connects, says why it comes, and waits until the desktop is open. */
  static async open(
    place: Place,
    pass: { ticket: string } | { resume: string },
    screen: Screen = { width: 1024, height: 768, dpi: 96 },
  ): Promise<DesktopBrowser> {
    const browser = await DesktopBrowser.begin(place, pass, screen);
    await browser.notice('ready', 30_000);
    return browser;
  }

  /** Connects and says why it comes. */
  static async begin(
    place: Place,
    pass: { ticket: string } | { resume: string },
    screen: Screen = { width: 1024, height: 768, dpi: 96 },
  ): Promise<DesktopBrowser> {
    const url = `ws://127.0.0.1:${place.port}/api/remote-access/connect`;
    const { origin } = place;
    const ws = new WebSocket(url, { origin, perMessageDeflate: false });
    const browser = new DesktopBrowser(ws);
    await new Promise<void>((resolve, reject) => {
      ws.once('open', resolve);
      ws.once('error', reject);
    });
    const received = 'resume' in pass ? { received: 0 } : {};
    ws.send(
      JSON.stringify({ ...pass, ...received, cols: 80, rows: 24, screen }),
    );
    return browser;
  }

  send(opcode: string, ...args: (string | number)[]): void {
    this.ws.send(encodeInstruction(opcode, ...args));
  }

  key(keysym: number): void {
    this.send('key', keysym, 1);
    this.send('key', keysym, 0);
  }

  type(text: string): void {
    for (const character of text) {
      const point = character.codePointAt(0) as number;
      this.key(character === '\n' ? 0xff0d : point);
    }
  }

  tell(request: { type: 'end' } | { type: 'mark'; label: string }): void {
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

  /** How many instructions drew something. */
  get drawn(): number {
    return this.instructions.filter(({ opcode }) => drawing.includes(opcode))
      .length;
  }

  count(opcode: string): number {
    return this.instructions.filter(one => one.opcode === opcode).length;
  }

  /** Everything that was sent to this page, as text. */
  get everything(): string {
    const bytes = this.instructions.map(one => one.bytes.toString());
    return bytes.join('') + JSON.stringify(this.notices);
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

  /** Waits until something was drawn since `before`, and the frame is complete. */
  async draws(before = this.drawn, timeoutMs?: number): Promise<void> {
    await this.until(() => this.drawn > before, 'a picture', timeoutMs);
    const syncs = this.count('sync');
    await this.until(() => this.count('sync') > syncs, 'a frame', timeoutMs);
  }

  async until(
    what: () => boolean,
    name: string,
    timeoutMs = 30_000,
  ): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!what()) {
      if (Date.now() > end || (this.closed && name !== 'its close')) {
        throw new Error(
          `${name} did not come. Closed: ${JSON.stringify(this.closed)}, notices: ${JSON.stringify(this.notices)}`,
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

  private show(data: Buffer): void {
    for (const instruction of this.parser.take(data)) {
      this.instructions.push(instruction);
      if (instruction.opcode === 'sync') this.send('sync', instruction.arg(0));
    }
  }

  private wake(): void {
    for (const watcher of this.watchers) watcher();
    this.watchers.clear();
  }
}
