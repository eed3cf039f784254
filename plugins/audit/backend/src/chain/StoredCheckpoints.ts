import type { Checkpoint } from '@wardroom/audit-common';
import type { TenantTransaction } from '@wardroom/platform-node';

/** All that checking a chain asks the reader of checkpoints for, which knows of chains itself. */
export type StoredCheckpoints = new (transaction: TenantTransaction) => {
  between(after: number, until: number): Promise<Checkpoint[]>;
  last(): Promise<Checkpoint | undefined>;
  lastUntil(sequence: number): Promise<number>;
};
