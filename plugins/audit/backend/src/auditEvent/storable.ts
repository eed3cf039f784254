import type { AuditRecord } from '@wardroom/platform-common';

/**
 * The record as PostgreSQL can hold it, which knows neither NUL characters nor half surrogate pairs, with its time in
 * UTC. Done before hashing, so that the columns say what the hashed text says.
 */
export function storable(record: AuditRecord): AuditRecord {
  return {
    ...record,
    event: cleaned(record.event),
    object: record.object === undefined ? undefined : cleaned(record.object),
    at: new Date(record.at).toISOString(),
  };
}

function cleaned(text: string): string {
  return text.replace(/[\u0000\p{Surrogate}]/gu, '\ufffd');
}
