import { TenantReader } from '@wardroom/platform-node';
import { isOver } from './requestNews';

/** Reads what is known of the requests that findings are in. */
export class FindingRequestReader extends TenantReader {
  /** Those of the requests for which work may still be done. */
  async open(tenant: string, ids: string[]): Promise<Set<string>> {
    const rows: { id: string; state: string }[] = await this.rows(
      'finding_requests',
    )
      .where({ tenant_id: tenant })
      .whereIn('id', ids)
      .select('id', 'state');
    return new Set(rows.filter(row => !isOver(row.state)).map(({ id }) => id));
  }

  /** Those of the requests that the customer may know of. */
  async shown(ids: string[]): Promise<Set<string>> {
    const shown: string[] = await this.rows('finding_requests')
      .where('shown', true)
      .whereIn('id', ids)
      .pluck('id');
    return new Set(shown);
  }
}
