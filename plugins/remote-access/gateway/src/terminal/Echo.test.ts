import { Echo } from './Echo';

describe('Echo', () => {
  let echo: Echo;
  beforeEach(() => {
    jest.useFakeTimers();
    echo = new Echo();
  });
  afterEach(() => jest.useRealTimers());

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  /** Milliseconds until it says that all is shown. */
  async function waited(): Promise<number> {
    const from = performance.now();
    let at: number | undefined;
    void echo.settled().then(() => {
      at = performance.now();
    });
    await pass(5_000);
    return Math.round((at ?? NaN) - from);
  }

  const answersAfter = (ms: number) => void setTimeout(() => echo.shown(), ms);

  it('waits for nothing where all was shown a while ago', async () => {
    echo.sent();
    await pass(5);
    echo.shown();
    await pass(100);
    expect(await waited()).toBe(0);
  });

  it('waits for the answer of a target that is far away, and for what comes with it', async () => {
    echo.sent();
    answersAfter(700);
    answersAfter(730);
    expect(await waited()).toBe(790);
  });

  it('waits for keys behind the first ones as long as for those', async () => {
    echo.sent();
    answersAfter(300);
    await pass(200);
    echo.sent();
    answersAfter(300);
    expect(await waited()).toBeGreaterThanOrEqual(300);
  });

  it('gives up where nothing is shown: soon if it was fast before, after two seconds if it is not known', async () => {
    echo.sent();
    expect(await waited()).toBe(2_000);
    echo.entered();
    echo.sent();
    await pass(10);
    echo.shown();
    echo.sent();
    expect(await waited()).toBe(250);
  });

  it('learns nothing from what a line prints', async () => {
    echo.sent();
    await pass(10);
    echo.shown();
    echo.sent();
    await pass(1_500);
    echo.entered();
    echo.shown();
    echo.sent();
    expect(await waited()).toBe(250);
  });
});
