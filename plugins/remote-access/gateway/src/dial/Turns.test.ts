import { PassThrough } from 'node:stream';
import { Turns } from './Turns';

/** Keeps everybody waiting, as taking bytes apart does. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    // nobody else has a turn
  }
}

const turn = () => new Promise(resolve => setImmediate(resolve));

describe('Turns', () => {
  it('hand on all that comes, in order, to its end', async () => {
    const stream = new PassThrough();
    const taken: Buffer[] = [];
    const turns = new Turns(stream, bytes => {
      taken.push(bytes);
      work(1);
    });
    const sent = Buffer.from(
      Array.from({ length: 200_000 }, (_, i) => i % 251),
    );
    const ended = new Promise(resolve => {
      stream.once('end', resolve);
    });
    stream.end(sent);
    turns.hold();
    turns.release();
    await ended;
    expect(Buffer.concat(taken).equals(sent)).toBe(true);
  });

  it('take less at once of what costs much, so that others have their turns', async () => {
    const stream = new PassThrough();
    const sizes: number[] = [];
    const turns = new Turns(stream, bytes => {
      sizes.push(bytes.length);
      work(bytes.length / 1_000);
    });
    turns.release();
    let others = 0;
    const ended = new Promise(resolve => {
      stream.once('end', resolve);
    });
    let isOver = false;
    const counting = (async () => {
      while (!isOver) {
        await turn();
        others += 1;
      }
    })();
    stream.end(Buffer.alloc(200_000));
    await ended;
    isOver = true;
    await counting;
    expect(Math.max(...sizes.slice(4))).toBeLessThan(10_000);
    expect(others).toBeGreaterThan(20);
  });

  it('hand on nothing while they are held, and nothing of what nobody wants', async () => {
    const stream = new PassThrough();
    let taken = 0;
    const turns = new Turns(stream, bytes => {
      taken += bytes.length;
      turns.hold();
    });
    stream.write(Buffer.alloc(100_000));
    stream.write(Buffer.alloc(100_000));
    for (let i = 0; i < 10; i += 1) await turn();
    const held = taken;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(200_000);
    const ended = new Promise(resolve => {
      stream.once('end', resolve);
    });
    stream.end();
    turns.drop();
    await ended;
    expect(taken).toBe(held);
  });
});
