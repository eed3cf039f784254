import { newId } from '@wardroom/platform-common';
import type { TestDatabase } from '@wardroom/platform-test-utils';

/** Columns that matter to a test of ranks; the rest is as a scan leaves it. */
export type FindingColumns = {
  tenant_id: string;
  asset_id: string;
  state?: string;
  severity?: number;
  score?: number;
  vulnerability_ids?: string[];
  stated_known_exploited?: boolean;
  stated_epss?: number;
  fix_available?: boolean;
  first_seen_at?: string;
};

/** Puts a finding into its table, as an import does that has not been ranked yet. Answers with its id. */
export async function addFinding(
  database: TestDatabase,
  columns: FindingColumns,
): Promise<string> {
  const id = newId('fnd');
  const seen = columns.first_seen_at ?? '2026-11-01T09:00Z';
  await database
    .superuser('assets')('findings')
    .insert({
      ...{ id, key: id, key_version: 1, source: 'nessus', rule: 'r' },
      ...{ title: 'Old OpenSSL', state: 'open', severity: 2 },
      ...{ source_severity: '3', vulnerability_ids: [], cwes: [], tags: [] },
      ...{ text_id: 'txt', sla_started_at: seen, first_seen_at: seen },
      ...{ last_seen_at: seen, last_import_id: 'imp', search: 'old openssl' },
      ...columns,
    });
  return id;
}
