import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import type {
  InterventionsStore,
  InterventionsTransaction,
} from '../InterventionsStore';
import { openInterventionsStore } from '../testing/openInterventionsStore';
import type { MessageReader } from '../message/MessageReader';
import type { InterventionReader } from './InterventionReader';

type Readers = { interventions: InterventionReader; messages: MessageReader };
type Opened = Awaited<ReturnType<typeof openInterventionsStore>>;

const opened: Opened[] = [];
afterAll(() => Promise.all(opened.map(({ database }) => database.drop())));

const seed = (store: InterventionsStore, tenant: string, canary: string) =>
  store.transact(
    testScope({ ref: 'user:x/y', tenants: [tenant] }),
    async (tx: InterventionsTransaction) => {
      const number = await tx.interventions.nextNumber(tenant, 'KEY');
      const created = await tx.interventions.create(number, {
        tenant,
        title: canary,
        description: canary,
        type: 'question',
        urgency: 'low',
        impact: 'low',
        visibility: 'internal',
        requester: `user:${tenant}/x`,
        watchers: [],
        assetIds: [`ast_${tenant}`],
        findingIds: [],
      });
      const actor = 'user:x/y';
      await tx.interventions.addStep(created, { action: 'submit', actor });
      await tx.messages.add({
        tenant,
        interventionId: created.id,
        author: 'user:provider/tess',
        visibility: 'internal',
        text: canary,
      });
      return created;
    },
  );
type Seeded = Awaited<ReturnType<typeof seed>>;

tenantIsolation(async () => {
  const world = await openInterventionsStore();
  opened.push(world);
  return {
    ...world,
    seed,
    reads: {
      list: (r: Readers) => r.interventions.list({}, '*'),
      search: (r: Readers) => r.interventions.list({ search: 'canary' }, '*'),
      byAsset: (r: Readers) =>
        r.interventions.list({ asset: 'ast_globex' }, '*'),
      internalElsewhere: (r: Readers) => r.interventions.list({}, ['globex']),
      queueOf: (r: Readers) => r.interventions.queueOf('user:x/y', {}, '*'),
      tenantsOf: (r: Readers) => r.interventions.tenantsOf({}, '*'),
      get: (r: Readers, { tenant, id }: Seeded) =>
        r.interventions.get(tenant, id, '*'),
      getByNumber: (r: Readers, { tenant, number }: Seeded) =>
        r.interventions.get(tenant, number, '*'),
      findAll: (r: Readers, { tenant, id }: Seeded) =>
        r.interventions.findAll([{ tenant, id }]),
      historyOf: (r: Readers, { tenant, id }: Seeded) =>
        r.interventions.historyOf(tenant, id),
      resolvedBefore: (r: Readers) =>
        r.interventions.resolvedBefore(new Date(), { untold: false }),
      count: async (r: Readers) => {
        const { open } = await r.interventions.count('user:x/y', '*');
        return open === 1 ? [] : { leaked: 'globex', open };
      },
      messages: (r: Readers, { tenant, id }: Seeded) =>
        r.messages.list({ tenant, interventionId: id, internal: true }),
    },
  };
});

describe('the numbers of a tenant', () => {
  it('follow each other without gaps, whoever submits at the same time', async () => {
    const { store, database } = await openInterventionsStore();
    opened.push({ store, database });
    const many = Array.from({ length: 12 }, (_, n) =>
      seed(store, n % 3 === 0 ? 'globex' : 'acme', 'x'),
    );
    const created = await Promise.all(many);
    const numbers = (tenant: string) =>
      created
        .filter(i => i.tenant === tenant)
        .map(i => Number(i.number.split('-')[1]))
        .sort((a, b) => a - b);
    expect(numbers('acme')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbers('globex')).toEqual([1, 2, 3, 4]);
  });
});

describe('the schema', () => {
  it('refuses an internal note by a customer and any change of a message', async () => {
    const { store, database } = await openInterventionsStore();
    opened.push({ store, database });
    const { id } = await seed(store, 'acme', 'x');
    const scope = testScope({ ref: 'user:acme/ada', tenants: ['acme'] });
    const note = store.transact(scope, tx =>
      tx.messages.add({
        tenant: 'acme',
        interventionId: id,
        author: 'user:acme/ada',
        visibility: 'internal',
        text: 'x',
      }),
    );
    await expect(note).rejects.toThrow(/messages_inside_are_written_by_staff/);
    const knex = database.superuser('interventions');
    await expect(
      knex('messages').update({ visibility: 'public' }),
    ).rejects.toThrow(/append-only/);
  });

  it('refuses a resolved request without a result', async () => {
    const { store, database } = await openInterventionsStore();
    opened.push({ store, database });
    await seed(store, 'acme', 'x');
    const knex = database.superuser('interventions');
    await expect(
      knex.raw(`update interventions set state = 'resolved'`),
    ).rejects.toThrow(/interventions_are_resolved_with_a_result/);
  });
});
