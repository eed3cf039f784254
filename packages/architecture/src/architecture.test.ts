import { findRoot } from './findRoot';
import { allRules } from './rules/allRules';
import { readSourceTree } from './tree/readSourceTree';

const tree = readSourceTree(findRoot());

describe('the house', () => {
  it.each(Object.entries(allRules))('%s', (_, rule) => {
    const found = rule(tree).map(({ where, what }) => `${where} ${what}`);
    expect(found).toEqual([]);
  });

  it('knows no exceptions', () => {
    expect(tree.architecture.exceptions).toEqual([]);
  });
});
