import { join } from 'node:path';
import { allRules } from '../rules/allRules';
import { readSourceTree } from '../tree/readSourceTree';
import { NewHouse } from './NewHouse';

/**
 * Describes a generator of one package: what it says and refuses, that what it makes keeps the walls, and that the tests
 * that it makes succeed.
 */
export function describeGenerator(
  generator: 'newFormat' | 'newModule',
  made: { args: string[]; folder: string },
  options: {
    /** What it does not take besides the same once more, each with what it says. */
    refused: [args: string[], reason: string][];
    /** Further tests of what it has made. */
    further?: (house: NewHouse) => void;
  },
): void {
  const { args, folder } = made;
  const house = new NewHouse();
  const outcome = house.generate(generator, ...args);
  const refused = [[args, 'is there already'] as const, ...options.refused];

  afterAll(() => house.remove());

  describe(`the generator ${generator}`, () => {
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

    it.each(refused)('refuses %s', (wrong, reason) => {
      const { status, said } = house.generate(generator, ...wrong);
      expect(status).toBe(1);
      expect(said).toContain(reason);
    });

    options.further?.(house);
  });

  describe('its tests', () => {
    house
      .files(folder)
      .filter(path => path.endsWith('.test.ts'))
      .forEach(path => require(join(house.dir, path)));
  });
}
