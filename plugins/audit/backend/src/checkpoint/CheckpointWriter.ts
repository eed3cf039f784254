import type { Checkpoint } from '@wardroom/audit-common';
import { newId } from '@wardroom/platform-common';
import { lockChain } from '../chain/lockChain';
import { CheckpointReader } from './CheckpointReader';

/** Writes checkpoints of one tenant. */
export class CheckpointWriter extends CheckpointReader {
  /** Keeps the chain from moving until the transaction ends. */
  async lock(): Promise<void> {
    await lockChain(this.knex, this.scope.tenant);
  }

  async add(checkpoint: Checkpoint): Promise<void> {
    const { tenant, keyId, ...rest } = checkpoint;
    const key = { tenant_id: tenant, id: newId('chk') };
    await this.knex('audit_checkpoints').insert({
      ...key,
      ...rest,
      key_id: keyId,
    });
  }
}
