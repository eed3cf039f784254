import type { RemediationRules } from '@wardroom/assets-common';
import { findingsLock } from '../findingsLock';
import { enrichFindings } from './queries/enrichFindings';
import { takeUnranked } from './queries/takeUnranked';
import { writeRanks } from './queries/writeRanks';
import { rankedOf } from './rankedOf';
import { RankReader } from './RankReader';

/** Writes ranks and due dates. */
export class RankWriter extends RankReader {
  /** Waits for an import of the customer that is being applied, and lets none begin before this transaction's end. */
  async lock(tenant: string): Promise<void> {
    await this.knex.raw(`select ${findingsLock}`, { tenant });
  }

  /** Compares findings with what is known of their CVEs; needs a scope with the provider. */
  async enrich(tenant: string, only: 'all' | 'unranked'): Promise<number> {
    return enrichFindings(this.knex, tenant, only);
  }

  /**
   * Ranks and dates the next findings that wait.
   *
   * @param page - `after`: what this has answered before; empty at first
   * @returns id of the last one; undefined where there was no full page of them
   */
  async rankNext(
    tenant: string,
    rules: RemediationRules,
    page: { after: string; limit: number },
  ): Promise<string | undefined> {
    const rows = await takeUnranked(this.knex, tenant, page);
    if (rows.length > 0) {
      const ranked = rows.map(row => rankedOf(row, rules));
      await writeRanks(this.knex, tenant, ranked);
    }
    return rows.length === page.limit ? rows.at(-1)?.id : undefined;
  }

  /** Has the open findings of a customer dated anew; when closed ones were due is history. */
  async markOpen(tenant: string): Promise<void> {
    await this.knex('findings')
      .where({ tenant_id: tenant })
      .whereNot('state', 'closed')
      .whereNotNull('ranked_at')
      .update({ ranked_at: null });
  }
}
