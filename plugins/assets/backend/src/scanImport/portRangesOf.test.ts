import { portRangesOf } from './portRangesOf';

describe('portRangesOf', () => {
  it.each([
    ['22', { tcp: '{[22,22]}' }],
    ['22,80-90, 443', { tcp: '{[22,22],[80,90],[443,443]}' }],
    ['T:22,80,U:53', { tcp: '{[22,22],[80,80]}', udp: '{[53,53]}' }],
  ])('reads %s', (text, ranges) => {
    expect(portRangesOf(text)).toEqual(ranges);
  });

  it.each(['default', '', '90-80', '22,all', '1-99999999', '1);drop'])(
    'does not guess what “%s” means',
    text => {
      expect(portRangesOf(text)).toBeUndefined();
    },
  );
});
