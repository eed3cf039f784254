import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { readArchitecture } from '../Architecture';
import { allContractRules } from '../contracts/allContractRules';
import { loadContext } from '../contracts/LoadedContext';
import { allRules } from '../rules/allRules';
import { checkSchema } from '../schema/checkSchema';
import { NewHouse } from '../testing/NewHouse';
import { readSourceTree } from '../tree/readSourceTree';

const house = new NewHouse();
const plugin = 'plugins/detections';
const outcome = house.generate('newContext', 'detections', 'scan-rule');
const withModule = house.generate('newModule', 'detections', 'acme-siem');
for (const part of ['common', 'backend', 'frontend']) {
  house.link(`@wardroom/detections-${part}`, `${plugin}/${part}`);
}

afterAll(() => house.remove());

describe('new:context', () => {
  it('says what it made and what is left to do', () => {
    expect(outcome).toEqual({
      status: 0,
      said: expect.stringMatching(/Made \d+ files in plugins\/detections/),
    });
    expect(outcome.said).toContain('scanRule.close');
  });

  it.each(Object.entries(allRules))('keeps the wall: %s', (_, rule) => {
    const found = rule(readSourceTree(house.dir)).filter(({ where }) =>
      where.startsWith(plugin),
    );
    expect(found).toEqual([]);
  });

  it.each(Object.entries(allContractRules))('%s', (_, rule) => {
    const common = require(join(house.dir, plugin, 'common/src/index'));
    const context = loadContext('detections', common);
    expect(context.endpoints.length).toBeGreaterThan(3);
    expect(rule(context, readArchitecture(house.dir))).toEqual([]);
  });

  it('compiles, with a module for it', () => {
    expect(withModule.status).toBe(0);
    expect(house.compile(plugin)).toBe('');
  }, 120_000);

  it('guards its tables', async () => {
    const appRole = 'wardroom_app';
    const database = await TestDatabase.create();
    const client = new pg.Client(database.ownerUrl);
    try {
      await client.connect();
      await migrate({
        owner: database.ownerUrl,
        schema: 'detections',
        directory: join(house.dir, plugin, 'backend/migrations'),
        appRole,
      });
      const check = { schemas: ['detections'], appRole };
      await expect(checkSchema(client, check)).resolves.toEqual([]);
    } finally {
      await client.end();
      await database.drop();
    }
  });

  it.each([
    [['tickets'], 'is no context of architecture.json'],
    [['Detections'], 'lower-case words'],
    [['detections'], 'is there already'],
  ])('refuses %s', (args, reason) => {
    const refused = house.generate('newContext', ...args);
    expect(refused.status).toBe(1);
    expect(refused.said).toContain(reason);
  });
});

describe('the tests of the new context', () => {
  house
    .files(plugin)
    .filter(path => /(common|backend)\/.*\.test\.ts$/.test(path))
    .forEach(path => require(join(house.dir, path)));
});
