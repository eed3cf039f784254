import type { WebSocket } from 'ws';
import type {
  DesktopNotice,
  FileRequest,
  Screen,
  SessionRequest,
} from '@wardroom/remote-access-common';
import { encodeInstruction } from '../desktop/encodeInstruction';
import type { Instruction } from '../desktop/Instruction';
import { InstructionParser } from '../desktop/InstructionParser';
import { BrowserPage } from './BrowserPage';
import { connectPage, type Place } from './connectPage';

const drawing = ['img', 'copy', 'cfill', 'rect', 'transfer'];

/** A browser's page in front of a desktop: it shows what comes, and says so. */
export class DesktopBrowser extends BrowserPage<
  DesktopNotice,
  SessionRequest | FileRequest
> {
  readonly instructions: Instruction[] = [];
  private readonly parser = new InstructionParser(64 * 1024);

  private constructor(ws: WebSocket) {
    super(ws);
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
    const ws = await connectPage(place);
    const browser = new DesktopBrowser(ws);
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

  /** Waits until something was drawn since `before`, and the frame is complete. */
  async draws(before = this.drawn, timeoutMs?: number): Promise<void> {
    await this.until(() => this.drawn > before, 'a picture', timeoutMs);
    const syncs = this.count('sync');
    await this.until(() => this.count('sync') > syncs, 'a frame', timeoutMs);
  }

  protected get shown(): string {
    return `${this.instructions.length} instructions`;
  }

  protected show(data: Buffer): void {
    for (const instruction of this.parser.take(data)) {
      this.instructions.push(instruction);
      if (instruction.opcode === 'sync') this.send('sync', instruction.arg(0));
    }
  }
}
