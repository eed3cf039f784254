import { z } from 'zod';
import {
  isoTime,
  personOrPluginRef,
  tenantId,
} from '@wardroom/platform-common';
import { AuditKey, keyId } from './AuditKey';
import { ChainPosition } from './ChainPosition';
import { Checkpoint } from './Checkpoint';

/** The first line of a downloaded trail: what follows, and with which keys it is checked. Signed. */
export const TrailHeader = z.strictObject({
  format: z.literal('wardroom-audit-trail'),
  version: z.literal(1),
  tenant: tenantId,
  exportedAt: isoTime,
  exportedBy: personOrPluginRef,
  /** The position before the first event of the file. */
  start: ChainPosition,
  /** Number of the event under the last checkpoint up to `start`, 0 for none. */
  checkpointBefore: z.number().int().min(0),
  events: z.number().int().min(0),
  checkpoints: z.number().int().min(0),
  /** The checkpoint of the last event; absent for a chain without events. */
  head: Checkpoint.optional(),
  /** Every key that a signature of the file names. They prove something only to who got them from elsewhere too. */
  keys: z.array(AuditKey).min(1).max(100),
  /** The key that signed this header. */
  keyId,
});
export type TrailHeader = z.infer<typeof TrailHeader>;
