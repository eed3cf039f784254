import type { ChainPosition } from '@wardroom/audit-common';
import { TenantReader } from '@wardroom/platform-node';

/** Reads where chains end. */
export class ChainReader extends TenantReader {
  /** The head of the tenant's chain, or undefined before its first event. */
  async head(): Promise<ChainPosition | undefined> {
    const row = await this.rows('audit_chains').first('sequence', 'hash');
    return row && { sequence: Number(row.sequence), hash: row.hash };
  }

  /** The tenants whose chain went on since its last checkpoint. */
  async unsealed(): Promise<string[]> {
    const last = this.rows('audit_checkpoints')
      .select('tenant_id')
      .max({ sequence: 'sequence' })
      .groupBy('tenant_id')
      .as('last');
    const rows = await this.knex
      .from(this.rows('audit_chains').as('chains'))
      .leftJoin(last, 'last.tenant_id', 'chains.tenant_id')
      .whereRaw('chains.sequence > coalesce(last.sequence, 0)')
      .orderBy('chains.tenant_id')
      .select('chains.tenant_id');
    return rows.map((row: { tenant_id: string }) => row.tenant_id);
  }
}
