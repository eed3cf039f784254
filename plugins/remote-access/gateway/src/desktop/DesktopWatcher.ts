import { WireProtocol } from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { View } from '../session/Stage';
import { FromBrowser, mostBrowserInstruction } from './FromBrowser';
import { FromTarget } from './FromTarget';
import type { GuacdConnection } from './GuacdConnection';
import { InstructionParser } from './InstructionParser';
import { nothingPasses } from './nothingPasses';
import type { Input } from './readInput';

/** What the browser's network has not taken, at which it is left behind, and at which it gets a new picture. */
const highWater = 4 * 1024 * 1024;
const lowWater = 256 * 1024;

type Surroundings = {
  /** Joins the desktop: guacd tells the whole picture, and then goes on. */
  join(): Promise<GuacdConnection>;
  /** Keys and clicks of somebody who was given the keyboard. */
  onInput(input: Input): void;
};

/**
 * The browser of somebody who looks on, with a connection to guacd of its own. That one is read as fast as it comes, for
 * guacd makes all of its users wait for the slowest: a browser that is too slow loses it, and joins anew.
 */
export class DesktopWatcher implements View {
  private readonly parser = new InstructionParser(mostBrowserInstruction);
  private readonly hears: FromBrowser;
  private joined: GuacdConnection | undefined;
  private behind = false;
  private stopped = false;

  constructor(
    private readonly socket: BrowserSocket,
    private readonly surroundings: Surroundings,
  ) {
    this.hears = new FromBrowser(nothingPasses, {
      onInput: input => surroundings.onInput(input),
      onPass: () => {},
      onShown: () => {},
      onAnswer: bytes => this.socket.send(bytes),
      onTransfer: () => {},
    });
  }

  start(): void {
    void this.surroundings.join().then(
      joined => this.show(joined),
      () => this.leave(),
    );
  }

  request(): boolean {
    return false;
  }

  bytes(bytes: Buffer, mayAct: boolean): void {
    try {
      for (const instruction of this.parser.take(bytes)) {
        this.hears.take(instruction, mayAct);
      }
    } catch {
      const { badMessage } = WireProtocol.close;
      this.socket.close(badMessage, 'Not an instruction of a desktop');
    }
  }

  stop(): void {
    this.stopped = true;
    this.joined?.end();
  }

  private show(joined: GuacdConnection): void {
    if (this.stopped) {
      joined.end();
      return;
    }
    this.joined = joined;
    let pieces: Buffer[] = [];
    const filter = new FromTarget(nothingPasses, {
      onPicture: bytes => pieces.push(bytes),
      onSync: frame => {
        pieces.push(frame.bytes);
        // Whoever only looks on must not slow the picture down for the others.
        joined.send('sync', frame.arg(0));
      },
      onAside: () => {},
      onAnswer: bytes => joined.write(bytes),
      onTransfer: () => {},
      onEnd: () => joined === this.joined && this.leave(),
    });
    joined.listen({
      onInstructions: instructions => {
        for (const instruction of instructions) filter.take(instruction);
        if (this.joined === joined) this.send(Buffer.concat(pieces));
        pieces = [];
      },
      onDrain: () => {},
      onClose: () => joined === this.joined && this.leave(),
    });
  }

  private send(bytes: Buffer): void {
    if (!bytes.length) return;
    this.socket.send(bytes, () => this.catchUp());
    if (this.socket.buffered < highWater) return;
    this.joined?.end();
    this.joined = undefined;
    this.behind = true;
  }

  private catchUp(): void {
    if (!this.behind || this.stopped || this.socket.buffered > lowWater) return;
    this.behind = false;
    this.start();
  }

  private leave(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.socket.close(WireProtocol.close.ended, 'The picture was lost');
  }
}
