import { z } from 'zod';
import { isoTime, personOrPluginRef, tenantId } from './schemas';

/** What a context hands to the audit log: one action of one actor in one tenant. */
export const AuditRecord = z.strictObject({
  /** Unique for ever: a record that arrives twice is written once. */
  eventId: z.string().max(64),
  event: z.string().max(80),
  tenant: tenantId,
  actor: personOrPluginRef,
  outcome: z.enum(['success', 'refused', 'failed']),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  /** Id or reference of what was acted on. */
  object: z.string().max(300).optional(),
  sentence: z.string().max(2000),
  fields: z.record(z.string(), z.unknown()),
  at: isoTime,
  ip: z.string().max(64).optional(),
  requestId: z.string().max(64).optional(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;
