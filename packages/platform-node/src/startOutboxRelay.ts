import type {
  AuthService,
  DiscoveryService,
  LifecycleService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { Loop } from './Loop';
import { systemScope } from './TenantScope';
import type { TenantStore } from './TenantStore';
import type { TransactionKnex } from './readTransaction';

const BATCH = 500;

type OutboxRow = { seq: string; kind: string; type: string; payload: object };

/** Topic of a domain event on the event bus. */
export function topicOf(event: string): string {
  return `wardroom.${event}`;
}

/**
 * Carries what a context's transactions left in its outbox to the audit log and to the event bus: causes before their
 * effects, at least once. Rows go only after the receiver has them.
 */
export function startOutboxRelay(
  store: TenantStore,
  options: {
    auth: AuthService;
    discovery: DiscoveryService;
    events: EventsService;
    lifecycle: LifecycleService;
  },
): void {
  const scope = systemScope(store.context, '*');
  const loop = new Loop({
    name: `${store.context} outbox`,
    logger: store.logger,
    idleMs: 1000,
    async turn() {
      return store.raw(scope, async knex => {
        if (!(await isMine(knex, store.context))) return false;
        const rows = await due(knex);
        if (rows.length === 0) return false;
        await deliver(rows, options);
        await knex('outbox')
          .whereIn(
            'seq',
            rows.map(r => r.seq),
          )
          .delete();
        return rows.length === BATCH;
      });
    },
  });
  store.onCommit(() => loop.wake());
  options.lifecycle.addShutdownHook(() => loop.stop());
  loop.start();
}

/** One relay at a time for each context, however many replicas run. */
async function isMine(knex: TransactionKnex, context: string) {
  const { rows } = await knex.raw(
    'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as mine',
    [`outbox ${context}`],
  );
  return rows[0].mine;
}

/**
 * Who writes after having seen another's change gets a higher number, and is not visible before it: numbers tell causes
 * before effects, without waiting for transactions that are still running, whoever's they are.
 */
function due(knex: TransactionKnex): Promise<OutboxRow[]> {
  return knex('outbox')
    .orderBy('seq')
    .limit(BATCH)
    .select('seq', 'kind', 'type', 'payload');
}

async function deliver(
  rows: OutboxRow[],
  options: {
    auth: AuthService;
    discovery: DiscoveryService;
    events: EventsService;
  },
) {
  const records = rows.filter(r => r.kind === 'audit').map(r => r.payload);
  if (records.length > 0) await appendToAudit(records, options);
  for (const row of rows) {
    if (row.kind !== 'event') continue;
    await options.events.publish({
      topic: topicOf(row.type),
      eventPayload: row.payload,
    });
  }
}

async function appendToAudit(
  records: object[],
  { auth, discovery }: { auth: AuthService; discovery: DiscoveryService },
) {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'audit',
  });
  const response = await fetch(
    `${await discovery.getBaseUrl('audit')}/records`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ records }),
    },
  );
  if (!response.ok) {
    throw new Error(
      `The audit log answered ${response.status}: ${(await response.text()).slice(0, 300)}`,
    );
  }
}
