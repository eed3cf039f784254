import { SharedReads } from './SharedReads';

/** Reads that end when the test says so. */
function heldReads() {
  const ends: (() => void)[] = [];
  const read = jest.fn(
    () =>
      new Promise<number>(resolve => {
        const number = read.mock.calls.length;
        ends.push(() => resolve(number));
      }),
  );
  return { read, end: (number: number) => ends[number - 1]() };
}

const turn = () => new Promise(setImmediate);

describe('SharedReads', () => {
  it('shares the next read among all who ask while one runs, and that one with nobody', async () => {
    const { read, end } = heldReads();
    const reads = new SharedReads<number>();
    const first = reads.read('a', read);
    const later = [1, 2, 3].map(() => reads.read('a', read));
    expect(read).toHaveBeenCalledTimes(1);
    end(1);
    expect(await first).toBe(1);
    await turn();
    expect(read).toHaveBeenCalledTimes(2);
    end(2);
    expect(await Promise.all(later)).toEqual([2, 2, 2]);
    const again = reads.read('a', read);
    end(3);
    expect(await again).toBe(3);
  });

  it('does others at the same time', async () => {
    const { read, end } = heldReads();
    const reads = new SharedReads<number>();
    const both = [reads.read('a', read), reads.read('b', read)];
    end(2);
    end(1);
    expect(await Promise.all(both)).toEqual([1, 2]);
  });

  it('lets those who wait read though the one before them failed', async () => {
    const reads = new SharedReads<number>();
    const first = reads.read('a', () => Promise.reject(new Error('gone')));
    const second = reads.read('a', async () => 2);
    await expect(first).rejects.toThrow('gone');
    expect(await second).toBe(2);
  });
});
