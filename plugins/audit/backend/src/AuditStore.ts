import type { TenantStore } from '@wardroom/platform-node';
import { AuditEventReader } from './auditEvent/AuditEventReader';
import { AuditEventWriter } from './auditEvent/AuditEventWriter';
import { ChainReader } from './chain/ChainReader';
import { CheckpointReader } from './checkpoint/CheckpointReader';
import { CheckpointWriter } from './checkpoint/CheckpointWriter';

export const readers = {
  auditEvents: AuditEventReader,
  checkpoints: CheckpointReader,
  chains: ChainReader,
};

export const writers = {
  auditEvents: AuditEventWriter,
  checkpoints: CheckpointWriter,
  chains: ChainReader,
};

/** The store of this context. */
export type AuditStore = TenantStore<typeof readers, typeof writers>;
