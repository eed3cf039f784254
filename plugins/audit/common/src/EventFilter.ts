import { z } from 'zod';
import { AuditRecord, isoTime, line, several } from '@wardroom/platform-common';

/** Fields that narrow a list of audit events; all of them must hold. */
export const eventFilter = {
  /** A reference, or just the name of one of the tenant's or the provider's people. */
  actor: line(120).optional(),
  /** The name of an event, or all of one noun: `session`, or `session.*`. */
  event: line(80).optional(),
  object: line(300).optional(),
  outcome: several(AuditRecord.shape.outcome).optional(),
  severity: several(AuditRecord.shape.severity).optional(),
  /** From this time on. */
  from: isoTime.optional(),
  /** Before this time. */
  to: isoTime.optional(),
};

export const EventFilter = z.strictObject(eventFilter);
export type EventFilter = z.infer<typeof EventFilter>;
