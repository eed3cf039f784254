import type { ReplayMoment } from '@wardroom/remote-access-common';
import { Checkpoints, type Drawing } from './Checkpoints';

/** A drawing that remembers how much was drawn on it. */
class FakeDrawing implements Drawing<number> {
  private drawn = 0;
  isWhole = true;
  disposed = false;

  draw({ data }: ReplayMoment): void {
    this.drawn += data.length;
    this.isWhole = !data.endsWith('(');
  }

  async keep(): Promise<number> {
    return this.drawn;
  }

  dispose(): void {
    this.disposed = true;
  }
}

const MB = 1024 * 1024;
const frame = (at: number, length: number, end = ')') => ({
  at,
  kind: 'g' as const,
  data: 'x'.repeat(length) + end,
});

describe('the checkpoints of a recording', () => {
  it('hold what was drawn until then, and the moment that comes next', async () => {
    const moments: ReplayMoment[] = [
      frame(0, MB),
      { at: 1, kind: 'p', data: '1,1,0' },
      frame(2, MB),
      frame(3, 10),
      frame(4, MB),
    ];
    const made = new Checkpoints(moments, new FakeDrawing());
    await made.ready;
    const size = frame(0, MB).data.length;
    expect(made.before(0)).toBeUndefined();
    expect(made.before(1)).toMatchObject({
      ...{ next: 1, picture: size },
    });
    expect(made.before(2)?.next).toBe(1);
    expect(made.before(4)).toMatchObject({
      ...{ next: 3, picture: 2 * size + 5 },
    });
    expect(made.before(99)?.next).toBe(5);
  });

  it('are made where the picture is whole', async () => {
    const made = new Checkpoints(
      [frame(0, MB, '('), frame(1, 10), frame(2, 10)],
      new FakeDrawing(),
    );
    await made.ready;
    expect(made.before(99)?.next).toBe(2);
  });

  it('stand further apart in a long recording', async () => {
    const moments = Array.from({ length: 400 }, (_, at) => frame(at, MB));
    const made = new Checkpoints(moments, new FakeDrawing());
    await made.ready;
    const found = new Set(moments.map((_, at) => made.before(at)?.next));
    expect(found.size).toBeLessThan(100);
    expect(found.size).toBeGreaterThan(70);
  });

  it('are given up with the player', async () => {
    const hidden = new FakeDrawing();
    const made = new Checkpoints([frame(0, MB), frame(1, MB)], hidden);
    made.stop();
    await made.ready;
    expect(hidden.disposed).toBe(true);
    expect(made.before(99)?.next ?? 0).toBeLessThan(2);
  });
});
