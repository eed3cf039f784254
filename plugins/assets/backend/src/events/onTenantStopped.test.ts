import { mockServices } from '@backstage/backend-test-utils';
import { topicOf } from '@wardroom/platform-node';
import { outboxOf, until } from '@wardroom/platform-test-utils';
import { RunLab } from '../testing/RunLab';
import { onTenantStopped } from './onTenantStopped';

describe('when a customer is stopped', () => {
  let lab: RunLab;

  beforeAll(async () => {
    lab = await RunLab.open();
  });
  beforeEach(() => lab.reset());
  afterAll(() => lab.drop());

  const states = async (tenant: string) =>
    (await lab.all(tenant)).map(({ state }) => state).sort();

  async function stop(how: 'suspended' | 'closed') {
    const events = mockServices.events();
    await onTenantStopped(lab.store, events);
    await events.publish({
      topic: topicOf(`tenant.${how}`),
      eventPayload: { tenant: 'acme' },
    });
  }

  it.each(['suspended', 'closed'] as const)(
    'ends the scans of a %s one that run and wait, of no other, and leaves what is planned',
    async how => {
      await lab.quotas.update(lab.as('acme'), { version: 0, limit: null });
      for (const tenant of ['acme', 'globex']) {
        await lab.schedule(tenant);
        for (let n = 0; n < 3; n += 1)
          await lab.runs.create(lab.as(tenant), work);
      }
      await lab.begin();
      await stop(how);
      await expect(states('acme')).resolves.toEqual([
        ...['cancelled', 'cancelled', 'cancelled', 'reserved'],
      ]);
      await expect(states('globex')).resolves.toEqual([
        ...['reserved', 'reserved', 'running', 'running'],
      ]);
      const { records } = await outboxOf(lab.imports.database, 'assets');
      const ended = records.filter(
        ({ event }) => event === 'scanRun.cancelled',
      );
      expect(
        ended.map(({ tenant, fields }) => [tenant, fields.reason]),
      ).toEqual(
        Array(3).fill(['acme', 'The customer was suspended or closed']),
      );
    },
  );

  it('ends the scanner, too', async () => {
    const { id } = await lab.runs.create(lab.as('acme'), work);
    await lab.begin();
    lab.scanner.meanwhile = () => new Promise(() => {});
    const run = lab.carryOut('acme', id);
    await until(async () => lab.scanner.tasks.length === 1);
    await stop('suspended');
    await run;
    expect(lab.scanner.tasks[0].signal.aborted).toBe(true);
    await expect(states('acme')).resolves.toEqual(['cancelled']);
    await expect(lab.rows('scan_imports')).resolves.toEqual([]);
  });

  it('lets what is planned pass by until the customer is active again', async () => {
    const { id } = await lab.schedule('acme');
    await stop('suspended');
    lab.customers.acme.state = 'suspended';
    await lab.makeDue();
    await lab.begin();
    await expect(lab.queued()).resolves.toEqual([]);
    await expect(states('acme')).resolves.toEqual(['missed', 'reserved']);
    lab.customers.acme.state = 'active';
    const { nextRunAt } = await lab.schedules.get(lab.as('acme'), { id });
    expect(Date.parse(nextRunAt ?? '')).toBeGreaterThan(Date.now());
  });
});

const work = {
  ...{ scanner: 'fake-scanner', type: 'full' as const, settings: {} },
  targets: { assets: [], ranges: [] },
};
