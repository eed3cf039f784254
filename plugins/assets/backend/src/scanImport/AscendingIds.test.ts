import { AscendingIds } from './AscendingIds';

describe('ids of rows that come together', () => {
  it('are ids as others, ascend, and are of one file alone', () => {
    const [one, other] = [new AscendingIds('rec'), new AscendingIds('rec')];
    const ids = Array.from({ length: 2000 }, () => one.next());
    expect(ids[0]).toMatch(/^rec_[a-z0-9]{20}$/);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(other.next());
  });
});
