import type { ScanRun } from '@wardroom/assets-common';
import { isUnderWay } from './isUnderWay';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

it.each([
  ['running', -3_600_000, true],
  ['reserved', -1_000, true],
  ['reserved', 30_000, true],
  ['reserved', 3_600_000, false],
  ['done', -1_000, false],
] as const)('says of a scan that is %s, due in %i ms: %s', (state, ms, is) => {
  expect(isUnderWay({ state, dueAt: inMs(ms) } as ScanRun)).toBe(is);
});
