import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { newId, type AuditRecord } from '@wardroom/platform-common';
import { TestDatabase, testScope } from '@wardroom/platform-test-utils';
import { AuditEventService } from '../auditEvent/AuditEventService';
import type { AuditStore } from '../AuditStore';
import { ChainService } from '../chain/ChainService';
import { AnchorFiles } from '../chain/AnchorFiles';
import { CheckpointService } from '../checkpoint/CheckpointService';
import { auditFolder } from '../key/auditFolder';
import { SigningKeys } from '../key/SigningKeys';
import { openAuditStore } from '../openAuditStore';

/** A store on a database, as one replica has it. */
export function openStore(database: TestDatabase): Promise<AuditStore> {
  return openAuditStore({
    config: database.config,
    database: database.service('audit'),
    logger: mockServices.logger.mock(),
  });
}

/** The audit log on a database and in a folder of its own. */
export async function openAudit() {
  const database = await TestDatabase.create();
  const store = await openStore(database);
  const dataDir = mkdtempSync(join(tmpdir(), 'wardroom-audit-'));
  const config = mockServices.rootConfig({ data: { wardroom: { dataDir } } });
  const keys = await SigningKeys.open(config);
  const anchors = new AnchorFiles(auditFolder(config));
  const checkpoints = new CheckpointService({ store, keys, anchors });
  return {
    database,
    store,
    dataDir,
    config,
    keys,
    anchors,
    checkpoints,
    events: new AuditEventService({ store, keys, checkpoints }),
    chain: new ChainService({ store, keys, anchors, stretch: 10 }),
    /** Empties all tables, as no role of ours could. */
    async empty() {
      await tamper(
        database,
        'truncate audit_events, audit_checkpoints, audit_chains, outbox',
      );
      rmSync(join(dataDir, 'audit/anchors'), { recursive: true, force: true });
    },
    async close() {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type OpenAudit = Awaited<ReturnType<typeof openAudit>>;

export const acme = () =>
  testScope({ ref: 'user:acme/ada', tenants: ['acme'] });
export const globex = () =>
  testScope({ ref: 'user:globex/gus', tenants: ['globex'] });

/** A record as a context writes it; say only what matters. */
export function recordFor(changes: Partial<AuditRecord> = {}): AuditRecord {
  return {
    eventId: newId('evt'),
    event: 'intervention.submitted',
    tenant: 'acme',
    actor: 'user:acme/ada',
    outcome: 'success',
    severity: 'medium',
    object: 'int_abcd',
    sentence: 'user:acme/ada asked for “help” – №1',
    fields: { title: 'help', 10: 'ten', 9: 'nine' },
    at: '2026-03-01T09:00:00.000Z',
    ...changes,
  };
}

/** Appends so many records to a tenant's chain, each with its number as object. */
export async function appendMany(
  store: AuditStore,
  count: number,
  tenant = 'acme',
): Promise<void> {
  const scope = testScope({ ref: 'plugin:world', tenants: [tenant] });
  const records = Array.from({ length: count }, (_, i) =>
    recordFor({ tenant, object: `int_${i + 1}` }),
  );
  await store.transact(scope, tx => tx.auditEvents.append(records));
}

/** Does what no role of ours may: changes the tables behind the back of their guards. */
export async function tamper(
  database: TestDatabase,
  sql: string,
  bindings: (string | number)[] = [],
): Promise<void> {
  const knex = database.superuser('audit');
  await knex.transaction(async trx => {
    await trx.raw(`set local session_replication_role = replica`);
    await trx.raw(sql, bindings);
  });
}
