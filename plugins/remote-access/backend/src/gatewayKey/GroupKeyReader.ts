import { TenantReader } from '@wardroom/platform-node';

/** The keys that all gateways share, the present one first. */
export type GroupKeys = { kids: string[]; destroyed: string[] };

/** Reads which keys there are. The keys themselves are with the gateways and nowhere else. */
export class GroupKeyReader extends TenantReader {
  async list(): Promise<GroupKeys> {
    const rows: { id: string; destroyed_at: Date | null }[] = await this.rows(
      'group_keys',
    )
      .orderBy('number', 'desc')
      .select('id', 'destroyed_at');
    const idsOf = (destroyed: boolean) =>
      rows.filter(r => (r.destroyed_at !== null) === destroyed).map(r => r.id);
    return { kids: idsOf(false), destroyed: idsOf(true) };
  }
}
