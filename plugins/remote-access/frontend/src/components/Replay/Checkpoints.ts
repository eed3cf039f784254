import type { ReplayMoment } from '@wardroom/remote-access-common';

/** What is recorded as it is drawn, to be kept and to be put back. */
export type Drawing<Picture> = {
  /** Draws what comes next. */
  draw(moment: ReplayMoment): void;
  /** Whether what was drawn until now is whole, so that it can be kept. */
  readonly isWhole: boolean;
  /** The picture, once everything is drawn. */
  keep(): Promise<Picture>;
  dispose(): void;
};

/** A picture, and the number of the moment that comes after it. */
export type Checkpoint<Picture> = { next: number; picture: Picture };

/** Characters between two pictures: what is drawn in a fraction of the time that nobody notices. */
const apart = 768 * 1024;

/** More pictures than this take memory that is not worth it; then they stand further apart. */
const most = 96;

/**
 * Pictures of a recording at intervals, so that whoever goes to a moment waits for a little of it to be drawn and not for
 * all that came before. They are made in passing, on a drawing that nobody sees, from the recording as it is.
 */
export class Checkpoints<Picture> {
  readonly #kept: Checkpoint<Picture>[] = [];
  readonly #drawing: Drawing<Picture>;
  readonly #moments: ReplayMoment[];
  readonly #apart: number;
  #stopped = false;
  /** Resolves when all are made. */
  readonly ready: Promise<void>;

  constructor(moments: ReplayMoment[], drawing: Drawing<Picture>) {
    this.#moments = moments;
    this.#drawing = drawing;
    const all = moments.reduce((sum, { data }) => sum + data.length, 0);
    this.#apart = Math.max(apart, Math.ceil(all / most));
    this.ready = this.#make();
  }

  /** The last one that is not behind this moment's number. */
  before(next: number): Checkpoint<Picture> | undefined {
    return this.#kept.findLast(one => one.next <= next);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #make(): Promise<void> {
    let drawn = 0;
    for (const [index, moment] of this.#moments.entries()) {
      if (this.#stopped) break;
      this.#drawing.draw(moment);
      drawn += moment.data.length;
      if (drawn < this.#apart || !this.#drawing.isWhole) continue;
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
