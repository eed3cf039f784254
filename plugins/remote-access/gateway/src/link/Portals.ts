import type { PortalChannel, PortalLine } from './PortalChannel';

type Ask = PortalLine['ask'];
type Tell = PortalLine['tell'];

/**
 * The portals as one. Any of them answers what is asked, the one that is connected longest first; where it leaves before
 * it answered, another is asked.
 */
export class Portals implements PortalChannel {
  private readonly lines: PortalLine[] = [];

  /** @param onLog - takes lines of the log where they are not for the portals */
  constructor(
    private readonly onLog?: (level: string, message: string) => void,
  ) {}

  get count(): number {
    return this.lines.length;
  }

  add(line: PortalLine): void {
    this.lines.push(line);
  }

  /** Lets go of a portal that is gone. */
  remove(line: PortalLine): void {
    const at = this.lines.indexOf(line);
    if (at >= 0) this.lines.splice(at, 1);
  }

  ask: Ask = async (name, input, options) => {
    for (;;) {
      const [line] = this.lines;
      if (!line) throw new Error('No portal is there');
      try {
        return await line.ask(name, input, options);
      } catch (error) {
        if (!line.isClosed) throw error;
        this.remove(line);
        if (!this.lines.length) throw error;
      }
    }
  };

  tell: Tell = (name, input) => {
    if (name === 'log' && this.onLog) {
      const { level, message } = input as { level: string; message: string };
      this.onLog(level, message);
    } else {
      this.lines[0]?.tell(name, input);
    }
  };

  /** Tells each portal that this gateway lives. */
  beat(sign: { sessions: number; loopMaxMs: number }): void {
    for (const line of this.lines) line.tell('heartbeat', sign);
  }
}
