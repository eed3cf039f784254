import { TenantReader } from '@wardroom/platform-node';

export class RecoveryCodeReader extends TenantReader {
  /** How many codes the person has left. */
  async countLeft(person: string): Promise<number> {
    const [{ count }] = await this.rows('recovery_codes')
      .where({ person })
      .whereNull('used_at')
      .count();
    return Number(count);
  }
}
