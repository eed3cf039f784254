import { join } from 'node:path';
import { allRules } from '../rules/allRules';
import { NewHouse } from '../testing/NewHouse';
import { readSourceTree } from '../tree/readSourceTree';

const house = new NewHouse();
const folder = 'plugins/assets/module-net-box';
const outcome = house.generate('newModule', 'assets', 'net-box');

afterAll(() => house.remove());

describe('new:module', () => {
  it('says what it made', () => {
    expect(outcome).toEqual({
      status: 0,
      said: expect.stringContaining(`files in ${folder}`),
    });
  });

  it.each(Object.entries(allRules))('keeps the wall: %s', (_, rule) => {
    const found = rule(readSourceTree(house.dir)).filter(({ where }) =>
      where.startsWith(folder),
    );
    expect(found).toEqual([]);
  });

  it.each([
    [['nothing', 'jira'], 'There is no context'],
    [['assets', 'net-box'], 'is there already'],
    [['assets'], 'lower-case words'],
  ])('refuses %s', (args, reason) => {
    const refused = house.generate('newModule', ...args);
    expect(refused.status).toBe(1);
    expect(refused.said).toContain(reason);
  });
});

describe('the tests of the new module', () => {
  house
    .files(folder)
    .filter(path => path.endsWith('.test.ts'))
    .forEach(path => require(join(house.dir, path)));
});
