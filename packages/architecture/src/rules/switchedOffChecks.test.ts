import { tinyTree } from '../testing/tinyTree';
import { switchedOffChecks } from './switchedOffChecks';

const limits = (checksSwitchedOff: number) => ({
  limits: { ...tinyTree({}).architecture.limits, checksSwitchedOff },
});
const found = (text: string, allowed = 1) =>
  switchedOffChecks(
    tinyTree({ 'packages/cli/src/a.ts': text }, limits(allowed)),
  );

describe('switchedOffChecks', () => {
  it.each([
    '// @ts-ignore',
    '// @ts-expect-error because',
    '/* eslint-disable no-console */',
    'f(); // eslint-disable-line',
  ])('refuses %s without a reason', text => {
    expect(found(text)).toHaveLength(1);
  });

  it('accepts a reason, as long as there are few of them', () => {
    const text =
      '// eslint-disable-next-line no-bitwise -- CRC is defined over bits\nf();';
    expect(found(text, 1)).toEqual([]);
    expect(found(text, 0)).toHaveLength(1);
  });

  it('reads comments, not strings', () => {
    expect(found(`const rule = '@ts-ignore';`, 0)).toEqual([]);
  });
});
