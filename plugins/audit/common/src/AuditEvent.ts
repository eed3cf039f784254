import { z } from 'zod';
import { AuditRecord } from '@wardroom/platform-common';
import { canonicalJson } from './canonicalJson';
import { digest } from './ChainPosition';

/** A record in its place in its tenant's chain. */
export const AuditEvent = AuditRecord.extend({
  /** 1 for the tenant's first event, and one more for each that follows. */
  sequence: z.number().int().positive(),
  previousHash: digest,
  hash: digest,
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** An event as it is stored and handed out: the text that was hashed, and the hashes. */
export type ChainedEvent = {
  /** Canonical JSON of the record with its sequence. */
  body: string;
  hash: string;
  previousHash: string;
};

/** The text of a record in its place, which the chain's hash covers. */
export function bodyOf(record: AuditRecord, sequence: number): string {
  return canonicalJson({ ...record, sequence });
}

/** The event behind its stored form. */
export function eventOf({ body, hash, previousHash }: ChainedEvent) {
  return { ...JSON.parse(body), hash, previousHash } as AuditEvent;
}
