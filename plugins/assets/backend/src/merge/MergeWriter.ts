import { TenantReader, TenantRows } from '@wardroom/platform-node';
import { findingLifecycle, type FindingState } from '@wardroom/assets-common';

/** Two assets of a customer of which the first goes into the second. */
export type Merging = { tenant: string; from: string; into: string };

type Twin = {
  gone: string;
  kept: string;
  gone_active: boolean;
  kept_state: FindingState;
  kept_version: number;
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
    for (const table of ['asset_identifiers', 'scan_coverages']) {
      await this.knex(table)
        .where({ tenant_id: merging.tenant, asset_id: merging.from })
        .update({ asset_id: merging.into, updated_at: this.knex.fn.now() });
    }
    await this.knex.raw(
      `update assets kept set scanned_at = greatest(kept.scanned_at, gone.scanned_at)
       from assets gone
       where kept.tenant_id = :tenant and kept.id = :into and gone.tenant_id = :tenant and gone.id = :from`,
      merging,
    );
  }

  /** Findings that the other asset does not have. Answers with their number. */
  async moveFindings(merging: Merging, name: string): Promise<number> {
    const { rows } = await this.knex.raw(
      `update findings moved
       set asset_id = :into, search = moved.search || :name, ranked_at = null,
         version = moved.version + 1, updated_at = now()
       where moved.tenant_id = :tenant and moved.asset_id = :from and not exists (
         select from findings kept
         where kept.tenant_id = :tenant and kept.asset_id = :into and kept.key = moved.key)
       returning moved.id`,
      { ...merging, name: `\n${name.toLowerCase()}` },
    );
    return rows.length;
  }

  /**
   * Findings that both have become those of the other asset: with the places, the history and the times of both. What
   * people decided about the other's holds; one that was closed there is open again if this one was. Answers with their
   * number.
   */
  async joinFindings(merging: Merging): Promise<number> {
    const twins = await this.#twinsOf(merging);
    if (twins.length === 0) return 0;
    const pairs = {
      tenant: merging.tenant,
      gone: twins.map(({ gone }) => gone),
      kept: twins.map(({ kept }) => kept),
    };
    for (const statement of joining) await this.knex.raw(statement, pairs);
    for (const twin of twins) await this.#returned(merging.tenant, twin);
    await this.knex('findings')
      .where({ tenant_id: merging.tenant })
      .whereIn('id', pairs.gone)
      .delete();
    return twins.length;
  }

  #twinsOf({ tenant, from, into }: Merging): Promise<Twin[]> {
    return this.knex('findings as gone')
      .join('findings as kept', join =>
        join.on({
          'kept.tenant_id': 'gone.tenant_id',
          'kept.key': 'gone.key',
        }),
      )
      .where({
        'gone.tenant_id': tenant,
        'gone.asset_id': from,
        'kept.asset_id': into,
      })
      .orderBy('kept.id')
      .forUpdate()
      .select({
        gone: 'gone.id',
        kept: 'kept.id',
        gone_active: 'gone.active',
        kept_state: 'kept.state',
        kept_version: 'kept.version',
      });
  }

  /** Open again, if it was closed while its twin was not. */
  async #returned(tenantId: string, twin: Twin): Promise<void> {
    if (twin.kept_state !== 'closed' || !twin.gone_active) return;
    const { kept: id, kept_state: state } = twin;
    const version = twin.kept_version + 1;
    await this.#write.transition(
      'findings',
      {
        lifecycle: findingLifecycle,
        row: { tenantId, id, version, state },
        action: 'return',
      },
      { closed_at: null },
    );
  }
}

const pairs = `unnest(cast(:gone as text[]), cast(:kept as text[])) as pair (gone, kept)`;

/** In this order; what is left with the finding that is gone goes with it. */
const joining = [
  `update finding_occurrences same
   set first_seen_at = least(same.first_seen_at, other.first_seen_at),
     last_seen_at = greatest(same.last_seen_at, other.last_seen_at),
     gone_at = case when same.gone_at is null or other.gone_at is null then null else greatest(same.gone_at, other.gone_at) end,
     version = same.version + 1, updated_at = now()
   from ${pairs}
   join finding_occurrences other on other.tenant_id = :tenant and other.finding_id = pair.gone
   where same.tenant_id = :tenant and same.finding_id = pair.kept and same.key = other.key`,
  `update finding_occurrences moved
   set finding_id = pair.kept, version = moved.version + 1, updated_at = now()
   from ${pairs}
   where moved.tenant_id = :tenant and moved.finding_id = pair.gone and not exists (
     select from finding_occurrences same
     where same.tenant_id = :tenant and same.finding_id = pair.kept and same.key = moved.key)`,
  `update finding_steps moved set finding_id = pair.kept
   from ${pairs} where moved.tenant_id = :tenant and moved.finding_id = pair.gone`,
  `update findings kept
   set first_seen_at = least(kept.first_seen_at, other.first_seen_at),
     last_seen_at = greatest(kept.last_seen_at, other.last_seen_at),
     ranked_at = null, version = kept.version + 1, updated_at = now()
   from ${pairs}
   join findings other on other.tenant_id = :tenant and other.id = pair.gone
   where kept.tenant_id = :tenant and kept.id = pair.kept`,
  `update findings others set duplicate_of = pair.kept
   from ${pairs} where others.tenant_id = :tenant and others.duplicate_of = pair.gone`,
  `update risk_acceptances accepted
   set finding_ids = (
     select array_agg(distinct coalesce(pair.kept, one.id))
     from unnest(accepted.finding_ids) as one (id) left join ${pairs} on pair.gone = one.id)
   where accepted.tenant_id = :tenant and accepted.finding_ids && cast(:gone as text[])`,
];
