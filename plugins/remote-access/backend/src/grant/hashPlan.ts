import { createHash } from 'node:crypto';
import type { WorkPlan } from '@wardroom/remote-access-common';

/** SHA-256 of the canonical JSON (RFC 8785) of a plan, in hex. */
export function hashPlan({ steps, files }: Omit<WorkPlan, 'hash'>): string {
  const json = JSON.stringify({ files, steps }, inOrder);
  return createHash('sha256').update(json).digest('hex');
}

/** Keys in their order: the plan has neither numbers nor keys that engines would put elsewhere. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const fields = Object.entries(value);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
