import type { ScanNews } from '@wardroom/remote-access-common';
import { RunningScan } from './RunningScan';

/** A scan whose news the test tells. */
function openScan(onAbandoned = () => {}) {
  const told: ((news: ScanNews) => Promise<void>)[] = [];
  let ended = false;
  const scan = new RunningScan((signal, tell) => {
    told.push(tell);
    return new Promise(resolve => {
      signal.addEventListener('abort', () => {
        ended = true;
        resolve(tell({ end: { fault: { reason: 'ended' } } }));
      });
    });
  }, onAbandoned);
  const [tell] = told;
  return { scan, tell, hasEnded: () => ended };
}

describe('RunningScan', () => {
  it('gives its report from where one is, and its end with the last of it', async () => {
    const { scan, tell } = openScan();
    const large = 'x'.repeat(300_000);
    await tell({ text: large, percent: 40 });
    void tell({ end: {} });
    const first = await scan.read(0);
    expect(first).toMatchObject({ percent: 40, end: undefined });
    const from = first.text?.length ?? 0;
    // Whoever did not get the answer asks again.
    await expect(scan.read(0)).resolves.toEqual(first);
    const second = await scan.read(from);
    expect((first.text ?? '') + second.text).toBe(large);
    expect(second.end).toEqual({});
    await scan.stop();
  });

  it('waits for more to be told, and with what nobody fetches', async () => {
    const { scan, tell } = openScan();
    const waiting = scan.read(0);
    void tell({ text: 'a' });
    await expect(waiting).resolves.toMatchObject({ text: 'a' });
    let taken = false;
    void tell({ text: 'b'.repeat(1_100_000) }).then(() => {
      taken = true;
    });
    await scan.read(1);
    expect(taken).toBe(false);
    await scan.read(300_000);
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    expect(taken).toBe(true);
    await scan.stop();
  });

  it('ends when nobody asks for it any more', async () => {
    jest.useFakeTimers();
    const onAbandoned = jest.fn();
    const { hasEnded } = openScan(onAbandoned);
    await jest.advanceTimersByTimeAsync(59_000);
    expect(hasEnded()).toBe(false);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(hasEnded()).toBe(true);
    expect(onAbandoned).toHaveBeenCalled();
    jest.useRealTimers();
  });
});
