import { z } from 'zod';
import { AuditRecord } from '@wardroom/platform-common';
import { digest } from './ChainPosition';

/** A record in its place in its tenant's chain. */
export const AuditEvent = AuditRecord.extend({
  /** 1 for the tenant's first event, and one more for each that follows. */
  sequence: z.number().int().positive(),
  previousHash: digest,
  hash: digest,
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** An event as it is stored and handed out: the text that was hashed, its place and the hashes. */
export type ChainedEvent = {
  sequence: number;
  /** Canonical JSON of the record. */
  body: string;
  hash: string;
  previousHash: string;
};

/** The event behind its stored form. */
export function eventOf({ body, ...place }: ChainedEvent): AuditEvent {
  return { ...JSON.parse(body), ...place };
}
