import { afterIdle } from './afterIdle';

describe('afterIdle', () => {
  const times = [0, 100, 60_000, 60_500];

  it('goes to shortly before the next thing that happens', () => {
    expect(afterIdle(times, 200)).toBe(59_500);
  });

  it('stays where something happens soon, and where nothing comes any more', () => {
    expect(afterIdle(times, 50)).toBe(50);
    expect(afterIdle(times, 58_500)).toBe(58_500);
    expect(afterIdle(times, 70_000)).toBe(70_000);
    expect(afterIdle([], 5)).toBe(5);
  });
});
