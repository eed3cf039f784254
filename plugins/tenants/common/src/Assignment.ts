import { z } from 'zod';
import { isoTime, line, personRef } from '@wardroom/platform-common';

export const assignmentFields = {
  person: personRef,
  kind: z.enum(['primary', 'secondary', 'cover']),
  /** From when on; now if absent. */
  from: isoTime.optional(),
  /** Until when, not included; open-ended if absent. */
  until: isoTime.optional(),
  reason: line(300),
};

/** That one technician works for one customer, from when until when and why. */
export const Assignment = z.object({
  id: z.string(),
  tenant: z.string(),
  person: z.string(),
  personName: z.string(),
  kind: z.enum(['primary', 'secondary', 'cover']),
  from: z.string(),
  until: z.string().optional(),
  reason: z.string(),
  /** Whether it holds now. */
  state: z.enum(['planned', 'active', 'ended']),
  endedBy: z.string().optional(),
  version: z.number().int(),
  allowedActions: z.array(z.enum(['end'])),
});
export type Assignment = z.infer<typeof Assignment>;
