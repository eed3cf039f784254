import { runScan, type RunNmap } from './runScan';
import type { ScanNews } from './ScanNews';
import { scanProfiles } from './scanProfiles';

const head = '<?xml version="1.0"?>\n<nmaprun>\n';
const tail =
  '<runstats><finished time="2" exit="success"/><hosts up="0"/>\n</runstats>\n</nmaprun>\n';
const part = (ports: string) => ({
  ...{ family: 4 as const, networks: ['10.0.0.0/24'] },
  ports,
});

/** What is told of a scan of these parts, by a run that does this. */
async function told(
  run: RunNmap,
  options: {
    parts?: ReturnType<typeof part>[];
    exclude?: string[];
    signal?: AbortSignal;
  } = {},
): Promise<ScanNews[]> {
  const { parts = [part('22')], exclude } = options;
  const { signal = new AbortController().signal } = options;
  const news: ScanNews[] = [];
  const tell = async (each: ScanNews) => {
    news.push(each);
  };
  await runScan({ type: 'discovery', parts, exclude }, run, { signal, tell });
  return news;
}

const until = (signal: AbortSignal) =>
  new Promise<boolean>(resolve => {
    signal.addEventListener('abort', () => resolve(false));
  });

describe('runScan', () => {
  it('runs Nmap for each part and tells the end when the last is whole', async () => {
    const asked: string[] = [];
    const news = await told(
      async (args, { onText }) => {
        asked.push(args[args.indexOf('-p') + 1]);
        await onText(head + tail);
        return true;
      },
      { parts: [part('22'), part('443')] },
    );
    expect(asked).toEqual(['22', '443']);
    expect(news.map(({ text = '' }) => text).join('')).toBe(head + tail);
    expect(news.at(-1)).toEqual({ end: {} });
  });

  it.each([
    ['ends badly', head + tail, false],
    ['does not say its end', head, true],
  ])('begins no other part after one that %s', async (_, printed, good) => {
    let runs = 0;
    const news = await told(
      async (_args, { onText }) => {
        runs += 1;
        await onText(printed);
        return good;
      },
      { parts: [part('22'), part('443')] },
    );
    expect(runs).toBe(1);
    expect(news.at(-1)).toEqual({ end: { fault: { reason: 'failed' } } });
  });

  it.each([
    [['10.0.0.0/24'], 0],
    [['192.0.2.1', '10.0.0.0/16'], 0],
    [['10.0.0.0/25', '10.0.0.200'], 1],
  ])('does not run where everything is left out: %j', async (exclude, runs) => {
    const run = jest.fn(async () => false);
    const news = await told(run, { exclude });
    expect(run).toHaveBeenCalledTimes(runs);
    const reason = runs === 0 ? 'nothing-left' : 'failed';
    expect(news.at(-1)).toEqual({ end: { fault: { reason } } });
  });

  it('says that it was ended, where it was', async () => {
    const stop = new AbortController();
    const news = told(async (_, run) => until(run.signal), {
      signal: stop.signal,
    });
    stop.abort();
    expect((await news).at(-1)).toEqual({
      end: { fault: { reason: 'ended' } },
    });
  });

  it('gives up what takes too long, and a report without end', async () => {
    jest.useFakeTimers();
    const slow = told(async (_, run) => until(run.signal));
    const { seconds } = scanProfiles.discovery;
    await jest.advanceTimersByTimeAsync(seconds * 1000);
    expect((await slow).at(-1)).toEqual({
      end: { fault: { reason: 'too-long' } },
    });
    jest.useRealTimers();
    const large = await told(async (_, { signal, onText }) => {
      const ended = until(signal);
      await onText('<host '.padEnd(600_000));
      return ended;
    });
    expect(large.at(-1)).toEqual({ end: { fault: { reason: 'too-large' } } });
  });
});
