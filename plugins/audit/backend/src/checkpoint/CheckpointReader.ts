import type { Checkpoint } from '@wardroom/audit-common';
import type { Page, PageInput } from '@wardroom/platform-common';
import { paginate, TenantReader } from '@wardroom/platform-node';

type CheckpointRow = {
  tenant_id: string;
  sequence: string;
  hash: string;
  previous: string;
  at: string;
  key_id: string;
  signature: string;
};

/** Reads the checkpoints of a tenant. */
export class CheckpointReader extends TenantReader {
  /** Newest first. */
  async list(input: PageInput): Promise<Page<Checkpoint>> {
    const page = await paginate<CheckpointRow>(
      this.rows('audit_checkpoints').select('*'),
      { ...input, orderBy: [{ column: 'sequence', direction: 'desc' }] },
    );
    return { ...page, items: page.items.map(checkpointOf) };
  }

  async last(): Promise<Checkpoint | undefined> {
    const row = await this.rows('audit_checkpoints')
      .orderBy('sequence', 'desc')
      .first();
    return row && checkpointOf(row);
  }

  /** Number of the event under the last checkpoint up to this event, 0 for none. */
  async lastUntil(sequence: number): Promise<number> {
    const row = await this.rows('audit_checkpoints')
      .where('sequence', '<=', sequence)
      .max({ last: 'sequence' })
      .first();
    return Number(row?.last ?? 0);
  }

  /** Those of the events behind `after`, up to and with `until`, in their order. */
  async between(after: number, until: number): Promise<Checkpoint[]> {
    const rows: CheckpointRow[] = await this.#between(after, until)
      .select('*')
      .orderBy('sequence');
    return rows.map(checkpointOf);
  }

  async count(after: number, until: number): Promise<number> {
    const [row] = await this.#between(after, until).count({ found: '*' });
    return Number(row.found);
  }

  #between(after: number, until: number) {
    return this.rows('audit_checkpoints')
      .where('sequence', '>', after)
      .where('sequence', '<=', until);
  }
}

function checkpointOf(row: CheckpointRow): Checkpoint {
  return {
    tenant: row.tenant_id,
    sequence: Number(row.sequence),
    hash: row.hash,
    previous: Number(row.previous),
    at: row.at,
    keyId: row.key_id,
    signature: row.signature,
  };
}
