import { TenantReader } from '@wardroom/platform-node';
import type { Objection } from '@wardroom/interventions-common';

type ObjectionRow = { about: string; text: string; path: string | null };

/** Reads objections. */
export class ObjectionReader extends TenantReader {
  /** What keeps a request open, the oldest first. */
  async of(tenant: string, intervention: string): Promise<Objection[]> {
    const rows: ObjectionRow[] = await this.rows('objections')
      .where({ tenant_id: tenant, intervention_id: intervention })
      .orderBy(['created_at', 'id']);
    return rows.map(({ about, text, path }) => ({
      ...{ about, text },
      path: path ?? undefined,
    }));
  }
}
