import { newId } from '@wardroom/platform-common';
import type { TestDatabase } from '@wardroom/platform-test-utils';
import type { FindingState, Severity } from '@wardroom/assets-common';
import { rankOfSeverity } from '../finding/severityAt';

/** What a test says of a finding; the rest is as a scan would have left it. */
export type FindingFields = {
  tenant?: string;
  /** Name of its asset, which is made where it is not there. */
  asset?: string;
  title?: string;
  state?: FindingState;
  severity?: Severity;
  source?: string;
  rank?: number;
  dueAt?: string;
  knownExploited?: boolean | null;
  statedKnownExploited?: boolean | null;
  places?: { place: string; goneAt?: string }[];
};

/** Puts findings into the tables, as an import would. Answers with their ids. */
export async function addFindings(
  database: TestDatabase,
  many: FindingFields[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const fields of many) ids.push(await addFinding(database, fields));
  return ids;
}

async function addFinding(
  database: TestDatabase,
  fields: FindingFields,
): Promise<string> {
  const knex = database.superuser('assets');
  const { tenant: tenant_id = 'acme', title = 'Old OpenSSL' } = fields;
  const asset_id = await assetOf(database, tenant_id, fields.asset ?? 'web-01');
  const seen = new Date('2026-11-01T00:00Z');
  const times = { first_seen_at: seen, last_seen_at: seen };
  const id = newId('fnd');
  const last_import_id = newId('imp');
  await knex('finding_texts')
    .insert({
      ...{ tenant_id, id: 'text', description: 'It is old.', impact: '' },
      ...{ remediation: 'Update it.', links: ['https://example.com/1'] },
    })
    .onConflict(['tenant_id', 'id'])
    .ignore();
  await knex('findings').insert({
    ...{ tenant_id, id, asset_id, title, key: id, key_version: 1 },
    ...{ rule: 'plugin-1', source: fields.source ?? 'nessus' },
    state: fields.state ?? 'open',
    severity: rankOfSeverity(fields.severity ?? 'High'),
    ...{ source_severity: '3', score: 7.5, vulnerability_ids: ['CVE-2026-1'] },
    ...{ cwes: [787], text_id: 'text', tags: [], last_import_id },
    known_exploited: fields.knownExploited,
    stated_known_exploited: fields.statedKnownExploited,
    rank: fields.rank ?? 0,
    ...(fields.dueAt ? { due_at: fields.dueAt } : {}),
    ...{ sla_started_at: seen, ...times },
    search: [title, 'plugin-1', fields.asset ?? 'web-01', 'CVE-2026-1']
      .join('\n')
      .toLowerCase(),
  });
  for (const { place, goneAt } of fields.places ?? []) {
    await knex('finding_occurrences').insert({
      ...{ tenant_id, id: newId('occ'), finding_id: id, key: place, place },
      ...{ kind: 'network', content: {}, gone_at: goneAt, ...times },
      last_import_id,
    });
  }
  return id;
}

async function assetOf(
  database: TestDatabase,
  tenant_id: string,
  name: string,
): Promise<string> {
  const knex = database.superuser('assets');
  await knex('assets')
    .insert({
      ...{ tenant_id, id: newId('ast'), name, title: name, type: 'server' },
      ...{ criticality: 3, owner: '', addresses: [], tags: [], notes: '' },
      ...{ state: 'active', search: name },
    })
    .onConflict(['tenant_id', 'name'])
    .ignore();
  const { id } = await knex('assets').where({ tenant_id, name }).first();
  return id;
}
