import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../findRoot';
import { allRules } from '../rules/allRules';
import { NewHouse } from '../testing/NewHouse';
import { readSourceTree } from '../tree/readSourceTree';

// The compiler may run beside others on a small machine.
jest.setTimeout(120_000);

const house = new NewHouse();
const folder = 'plugins/assets/module-net-box';
const outcome = house.generate('newFormat', 'net-box');

afterAll(() => house.remove());

describe('new:format', () => {
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

  it('makes what the compiler takes', () => {
    expect(house.compile(folder)).toBe('');
  });

  it('makes a format by which a file is read', () => {
    const report = join(house.dir, 'report.json');
    const host = { name: 'www.acme.example', findings: [{ check: 'old' }] };
    writeFileSync(report, JSON.stringify({ scanner: 'NetBox', hosts: [host] }));
    const program = join(findRoot(), 'packages/cli/bin/wardroom.mjs');
    const module = join(house.dir, folder, 'src/scanFormat.ts');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'findings', 'parse', report, '--json', '--module', module],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'net-box',
      findings: [{ rule: 'old', asset: { name: 'www.acme.example' } }],
    });
  });

  it.each([
    [['net-box'], 'is there already'],
    [['Net Box'], 'lower-case words'],
  ])('refuses %s', (args, reason) => {
    const refused = house.generate('newFormat', ...args);
    expect(refused.status).toBe(1);
    expect(refused.said).toContain(reason);
  });
});

describe('the tests of the new format', () => {
  house
    .files(folder)
    .filter(path => path.endsWith('.test.ts'))
    .forEach(path => require(join(house.dir, path)));
});
