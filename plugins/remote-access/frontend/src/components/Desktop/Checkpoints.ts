import type { ReplayMoment } from '@wardroom/remote-access-common';
import type Guacamole from 'guacamole-common-js';

/** A desktop as it was drawn, to be kept and to be put back. */
export type Drawing = {
  /** Draws whole instructions. */
  draw(text: string): void;
  /** The picture, once everything is drawn. */
  keep(): Promise<Guacamole.Client.ExportedState>;
  dispose(): void;
};

/** A picture, and the number of the moment that comes after it. */
export type Checkpoint = {
  next: number;
  picture: Guacamole.Client.ExportedState;
};

/** Characters of instructions between two pictures: what is drawn in a fraction of the time that nobody notices. */
const apart = 768 * 1024;

/** More pictures than this take memory that is not worth it; then they stand further apart. */
const most = 96;

/** Between two frames: streams of pictures may be open in one. */
const frameEnd = /4\.sync,\d+\.\d+(?:,\d+\.\d+)?;$/;

/**
 * Pictures of a desktop's recording at intervals, so that whoever goes to a moment waits for a little of it to be drawn
 * and not for all that came before. They are made in passing, on a drawing that nobody sees, from the recording as it is.
 */
export class Checkpoints {
  readonly #kept: Checkpoint[] = [];
  readonly #drawing: Drawing;
  readonly #moments: ReplayMoment[];
  readonly #apart: number;
  #stopped = false;
  /** Resolves when all are made. */
  readonly ready: Promise<void>;

  constructor(moments: ReplayMoment[], drawing: Drawing) {
    this.#moments = moments;
    this.#drawing = drawing;
    const all = moments.reduce((sum, { data }) => sum + data.length, 0);
    this.#apart = Math.max(apart, Math.ceil(all / most));
    this.ready = this.#make();
  }

  /** The last one that is not behind this moment's number. */
  before(next: number): Checkpoint | undefined {
    return this.#kept.findLast(one => one.next <= next);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #make(): Promise<void> {
    let drawn = 0;
    for (const [index, { kind, data }] of this.#moments.entries()) {
      if (this.#stopped) break;
      if (kind !== 'g') continue;
      this.#drawing.draw(data);
      drawn += data.length;
      if (drawn < this.#apart || !frameEnd.test(data)) continue;
      const picture = await this.#drawing.keep();
      this.#kept.push({ next: index + 1, picture });
      drawn = 0;
      // The page has other things to do, too.
      await new Promise(resolve => {
        setTimeout(resolve, 0);
      });
    }
    this.#drawing.dispose();
  }
}
