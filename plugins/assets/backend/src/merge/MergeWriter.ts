import { TenantReader, TenantRows } from '@wardroom/platform-node';
import { findingLifecycle, type FindingState } from '@wardroom/assets-common';
import { searchOf } from '../finding/queries/searchOf';
import { joinFindings } from './queries/joinFindings';
import { joinTraces } from './queries/joinTraces';

/** Two assets of a customer of which the first goes into the second. */
export type Merging = { tenant: string; from: string; into: string };

/** What became of findings, and the requests that named those that are gone. */
export type Joined = { joined: number; requests: string[] };

type Twin = {
  gone: string;
  kept: string;
  gone_request: string | null;
  gone_active: boolean;
  kept_state: FindingState;
};

/** Moves to one asset what another was found to be. */
export class MergeWriter extends TenantReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Lets no scan be applied meanwhile: it would find assets by what is being moved. */
  async waitForScans(tenant: string): Promise<void> {
    await this.knex.raw(
      `select pg_advisory_xact_lock(hashtextextended('scan imports of ' || ?, 0))`,
      [tenant],
    );
  }

  /** What scans know the asset by, and which scans looked at it. */
  async moveTraces(merging: Merging): Promise<void> {
    for (const statement of joinTraces) await this.knex.raw(statement, merging);
  }

  /** Findings that the other asset does not have: what both have is one by then. Answers with their number. */
  async moveFindings(merging: Merging): Promise<number> {
    const { rows } = await this.knex.raw(
      `update findings moved
       set asset_id = :into, search = ${searchOf('moved', 'asset')},
         ranked_at = null, version = moved.version + 1, updated_at = now()
       from assets asset
       where asset.tenant_id = :tenant and asset.id = :into
         and moved.tenant_id = :tenant and moved.asset_id = :from
       returning moved.id`,
      merging,
    );
    return rows.length;
  }

  /**
   * Findings that both have become those of the other asset: with the places, the history and the times of both. What
   * people decided about the other's holds; one that was closed there is open again if this one was.
   */
  async joinFindings(merging: Merging): Promise<Joined> {
    const twins = await this.#twinsOf(merging);
    if (twins.length === 0) return { joined: 0, requests: [] };
    const pairs = {
      tenant: merging.tenant,
      gone: twins.map(({ gone }) => gone),
      kept: twins.map(({ kept }) => kept),
    };
    for (const statement of joinFindings) await this.knex.raw(statement, pairs);
    await this.#returned(merging.tenant, twins);
    const requests = twins.flatMap(twin => twin.gone_request ?? []);
    return { joined: twins.length, requests };
  }

  /** Counted by key and not joined: nobody has to know how the findings of two assets are spread. */
  async #twinsOf(merging: Merging): Promise<Twin[]> {
    await this.knex.raw(
      `select id from findings
       where tenant_id = :tenant and asset_id in (:from, :into) order by id for update`,
      merging,
    );
    const { rows } = await this.knex.raw<{ rows: Twin[] }>(
      `select
         min(id) filter (where asset_id = :from) as gone,
         min(id) filter (where asset_id = :into) as kept,
         min(intervention_id) filter (where asset_id = :from) as gone_request,
         bool_or(active) filter (where asset_id = :from) as gone_active,
         min(state) filter (where asset_id = :into) as kept_state
       from findings
       where tenant_id = :tenant and asset_id in (:from, :into)
       group by key
       having count(*) = 2
       order by kept`,
      merging,
    );
    return rows;
  }

  /** Open again are those that were closed while their twins were not. */
  async #returned(tenantId: string, twins: Twin[]): Promise<void> {
    const ids = twins
      .filter(twin => twin.kept_state === 'closed' && twin.gone_active)
      .map(({ kept }) => kept);
    if (ids.length === 0) return;
    await this.#write.transitionAll(
      'findings',
      {
        ...{ lifecycle: findingLifecycle, tenantId, action: 'return' },
        where: rows => rows.whereIn('id', ids),
      },
      { closed_at: null },
    );
  }
}
