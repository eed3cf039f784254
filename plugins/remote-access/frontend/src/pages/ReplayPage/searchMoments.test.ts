import { searchMoments } from './searchMoments';

const output = (at: number, data: string) => ({ at, kind: 'o' as const, data });

describe('searchMoments', () => {
  it('finds words that came in pieces and in colour, at the moment their line began', () => {
    const moments = [
      output(100, 'first line\r\n'),
      output(200, '\u001b[31mdisk'),
      output(900, ' is\u001b[0m full\r\n'),
    ];
    expect(searchMoments(moments, 'Disk is FULL')).toEqual([
      { at: 100, text: 'disk is full' },
    ]);
  });

  it('finds a line that has no end', () => {
    expect(searchMoments([output(50, '$ reboot')], 'reboot')).toEqual([
      { at: 0, text: '$ reboot' },
    ]);
  });

  it('looks at output alone, and finds nothing for nothing', () => {
    const mark = { at: 5, kind: 'm' as const, data: 'secret' };
    expect(searchMoments([mark], 'secret')).toEqual([]);
    expect(searchMoments([output(5, 'text')], '  ')).toEqual([]);
  });

  it('stops at fifty', () => {
    const many = output(1, 'match\r\n'.repeat(80));
    expect(searchMoments([many], 'match')).toHaveLength(50);
  });
});
