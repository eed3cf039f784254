import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './Refusal';
import type { DoorNotice, StartedDesktop } from './DoorMessage';

/** Milliseconds in which a guacd must listen. */
const startMs = 10_000;

/** Milliseconds that a guacd has to leave its target politely when nobody speaks with it any more. */
const leaveMs = 1_000;

type Desktop = {
  started: Promise<StartedDesktop | undefined>;
  settle(started: StartedDesktop | undefined): void;
  users: number;
};

/** The guacds behind a door, which the connector starts: asked for by the first who comes, given up after the last. */
export class DoorDesktops {
  readonly #desktops = new Map<string, Desktop>();

  constructor(private readonly tell: (notice: DoorNotice) => void) {}

  /** What the connector says of one. */
  hear(name: string, started: StartedDesktop | undefined): void {
    this.#desktops.get(name)?.settle(started);
    if (!started) this.#desktops.delete(name);
  }

  /** A stream to the guacd of this name. Throws `Refusal`. */
  async join(
    name: string,
    signal: AbortSignal,
  ): Promise<{ stream: Socket; drive: string }> {
    const desktop = this.#desktops.get(name) ?? this.#ask(name);
    desktop.users += 1;
    try {
      const started = await desktop.started;
      if (!started) throw new Refusal('no-desktops');
      const stream = await listening(started.port, signal);
      stream.once('close', () => this.#leave(name, desktop));
      return { stream, drive: started.drive };
    } catch (error) {
      this.#leave(name, desktop);
      throw error;
    }
  }

  #ask(name: string): Desktop {
    let settle: Desktop['settle'] = () => {};
    const started = new Promise<StartedDesktop | undefined>(resolve => {
      settle = resolve;
    });
    const desktop = { started, settle, users: 0 };
    this.#desktops.set(name, desktop);
    this.tell({ kind: 'desktop', name, wanted: true });
    return desktop;
  }

  #leave(name: string, desktop: Desktop): void {
    desktop.users -= 1;
    setTimeout(() => {
      if (desktop.users > 0 || this.#desktops.get(name) !== desktop) return;
      this.#desktops.delete(name);
      this.tell({ kind: 'desktop', name, wanted: false });
    }, leaveMs);
  }
}

/** A program that was only just started does not listen at once. */
async function listening(port: number, signal: AbortSignal): Promise<Socket> {
  const end = performance.now() + startMs;
  for (;;) {
    const stream = await dial(port);
    if (stream && !signal.aborted) return stream;
    stream?.destroy();
    if (signal.aborted || performance.now() > end) {
      throw new Refusal('no-desktops');
    }
    await pause(5);
  }
}

function dial(port: number): Promise<Socket | undefined> {
  return new Promise(resolve => {
    const stream = connect({ host: '127.0.0.1', port, noDelay: true });
    stream.once('error', () => resolve(undefined));
    stream.once('connect', () => resolve(stream));
  });
}
