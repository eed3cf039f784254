import { TenantReader } from '@wardroom/platform-node';
import type { FeedName } from '@wardroom/assets-common';
import { PROVIDER } from '@wardroom/tenants-common';

/** What is stored of a list. */
export type StoredFeed = {
  feed: FeedName;
  release?: string;
  releasedAt?: string;
  records: number;
  triedAt?: string;
  succeededAt?: string;
  error?: string;
};

type FeedRow = {
  id: FeedName;
  release: string | null;
  released_at: Date | null;
  records: number;
  tried_at: Date | null;
  succeeded_at: Date | null;
  error: string | null;
};

/** Reads what the world outside knows; needs a scope with the provider, whose rows these are. */
export class IntelligenceReader extends TenantReader {
  /** Those lists that anybody has ever tried to get. */
  async feeds(): Promise<StoredFeed[]> {
    const rows: FeedRow[] = await this.rows('intelligence_feeds').where({
      tenant_id: PROVIDER,
    });
    return rows.map(row => ({
      feed: row.id,
      release: row.release ?? undefined,
      releasedAt: row.released_at?.toISOString(),
      records: row.records,
      triedAt: row.tried_at?.toISOString(),
      succeededAt: row.succeeded_at?.toISOString(),
      error: row.error ?? undefined,
    }));
  }
}
