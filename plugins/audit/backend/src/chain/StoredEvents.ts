import type { ChainPosition } from '@wardroom/audit-common';
import type { TenantTransaction } from '@wardroom/platform-node';
import type { StoredEvent } from './StoredEvent';

/** All that checking a chain asks the reader of events for: events know of chains, not the other way round. */
export type StoredEvents = new (transaction: TenantTransaction) => {
  after(sequence: number, limit: number): Promise<StoredEvent[]>;
  position(sequence: number): Promise<ChainPosition | undefined>;
  last(): Promise<ChainPosition | undefined>;
};
