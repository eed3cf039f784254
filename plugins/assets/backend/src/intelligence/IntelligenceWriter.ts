import type { FeedName } from '@wardroom/assets-common';
import { PROVIDER } from '@wardroom/tenants-common';
import { IntelligenceReader } from './IntelligenceReader';
import { replaceExploited } from './queries/replaceExploited';
import { replaceScores } from './queries/replaceScores';
import type { EpssRelease } from './readEpss';
import type { KevRelease } from './readKev';

/** A list that was read whole and found right. */
export type Release =
  ({ feed: 'kev' } & KevRelease) | ({ feed: 'epss' } & EpssRelease);

/** Writes what the world outside knows. */
export class IntelligenceWriter extends IntelligenceReader {
  /**
   * Takes the next attempt at a list, so that one replica alone makes it; false if it is not due.
   *
   * @param last - an attempt since then stands in its way: one that went well, or one that did not or never ended
   */
  async claim(
    feed: FeedName,
    last: { success: Date; failure: Date },
  ): Promise<boolean> {
    const { rows } = await this.knex.raw<{ rows: unknown[] }>(
      `insert into intelligence_feeds as f (tenant_id, id, tried_at) values (?, ?, now())
       on conflict (tenant_id, id) do update set tried_at = now()
       where f.tried_at is null
         or f.tried_at <= case when f.succeeded_at >= f.tried_at then ?::timestamptz else ?::timestamptz end
       returning 1`,
      [PROVIDER, feed, last.success, last.failure],
    );
    return rows.length > 0;
  }

  /** Keeps two lists that come at once from being compared with the same one before them. */
  async lock(feed: FeedName): Promise<void> {
    await this.knex.raw(
      `insert into intelligence_feeds (tenant_id, id) values (?, ?) on conflict (tenant_id, id) do nothing`,
      [PROVIDER, feed],
    );
    await this.knex('intelligence_feeds')
      .where({ tenant_id: PROVIDER, id: feed })
      .forUpdate()
      .select('id');
  }

  /** Puts a list in the place of the one before; answers how many CVEs it says something else of. */
  async replace(list: Release): Promise<number> {
    const changed =
      list.feed === 'kev'
        ? await replaceExploited(this.knex, list.exploited)
        : await replaceScores(this.knex, list);
    // What no list names any more is nothing that we know.
    await this.knex('vulnerabilities')
      .where({ tenant_id: PROVIDER })
      .whereNull('exploited_since')
      .whereNull('epss')
      .delete();
    await this.knex('intelligence_feeds')
      .where({ tenant_id: PROVIDER, id: list.feed })
      .update({
        release: list.release,
        released_at: list.releasedAt,
        records: recordsOf(list),
        succeeded_at: this.knex.fn.now(),
        error: null,
        updated_at: this.knex.fn.now(),
      });
    return changed;
  }

  async noteFault(feed: FeedName, error: string): Promise<void> {
    await this.knex('intelligence_feeds')
      .where({ tenant_id: PROVIDER, id: feed })
      .update({ error: error.slice(0, 500), updated_at: this.knex.fn.now() });
  }
}

/** CVEs that a list names. */
export function recordsOf(list: Release): number {
  return list.feed === 'kev' ? list.exploited.length : list.ids.length;
}
