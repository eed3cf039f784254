import type { AuditRecord } from '@wardroom/platform-common';
import type { TestDatabase } from './TestDatabase';

/** The audit records and domain events that transactions left in a context's outbox, oldest first. */
export async function outboxOf(
  database: TestDatabase,
  schema: string,
): Promise<{ records: AuditRecord[]; events: { type: string }[] }> {
  const rows: { kind: string; type: string; payload: AuditRecord }[] =
    await database.superuser(schema)('outbox').orderBy('seq');
  return {
    records: rows.filter(r => r.kind === 'audit').map(r => r.payload),
    events: rows
      .filter(r => r.kind === 'event')
      .map(r => ({ ...r.payload, type: r.type })),
  };
}
