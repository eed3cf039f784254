import { SessionPolicy } from '@wardroom/remote-access-common';
import { SessionClock } from './SessionClock';

describe('SessionClock', () => {
  let heard: string[];
  let clock: SessionClock;
  const seconds = (value: number) => jest.advanceTimersByTime(value * 1000);

  beforeEach(() => {
    jest.useFakeTimers();
    heard = [];
    clock = new SessionClock(
      SessionPolicy.parse({
        idleSeconds: 300,
        absoluteSeconds: 3600,
        warningSeconds: 60,
        graceSeconds: 60,
        paste: 'allow',
        copy: true,
      }),
      {
        onWarning: (reason, left) => heard.push(`${reason} in ${left}`),
        onEnd: reason => heard.push(reason),
      },
    );
  });
  afterEach(() => {
    clock.stop();
    jest.useRealTimers();
  });

  it('warns and ends when nobody types', () => {
    seconds(239);
    expect(heard).toEqual([]);
    seconds(2);
    expect(heard).toEqual(['idle in 60']);
    seconds(60);
    expect(heard).toEqual(['idle in 60', 'idle']);
  });

  it('waits anew after every keystroke, and warns again', () => {
    seconds(200);
    clock.typed();
    seconds(100);
    expect(heard).toEqual([]);
    seconds(141);
    expect(heard).toEqual(['idle in 60']);
    clock.typed();
    seconds(241);
    expect(heard).toEqual(['idle in 60', 'idle in 60']);
    seconds(60);
    expect(heard.at(-1)).toBe('idle');
  });

  it('ends at the longest time even while somebody types', () => {
    for (let passed = 0; passed < 3600; passed += 100) {
      clock.typed();
      seconds(100);
    }
    expect(heard).toEqual(['expiry in 60', 'expired']);
    expect(clock.remainingSeconds).toBe(0);
  });

  it('holds a session without a browser for its grace, and forgets that when the browser is back', () => {
    clock.hold();
    seconds(59);
    clock.release();
    seconds(120);
    expect(heard).toEqual([]);
    clock.hold();
    seconds(60);
    expect(heard).toEqual(['browser-lost']);
  });

  it('is silent once it stopped', () => {
    clock.hold();
    clock.stop();
    seconds(10_000);
    expect(heard).toEqual([]);
  });
});
