import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Page, PageInput } from '@wardroom/platform-common';
import {
  paginate,
  startAtCursor,
  TenantReader,
  type Keyset,
  type OrderBy,
} from '@wardroom/platform-node';
import type {
  FindingState,
  FindingStep,
  Occurrence,
} from '@wardroom/assets-common';
import type { FindingGroup } from './countsOf';
import {
  detailsOf,
  findingOf,
  listedColumns,
  occurrenceOf,
  stepOf,
  type AssetName,
  type FindingRow,
  type FullFindingRow,
  type OccurrenceRow,
  type StepRow,
  type StoredFinding,
  type StoredFindingDetails,
} from './findingOf';
import {
  activityOf,
  exploited,
  narrowFindings,
  narrowPlace,
  type FindingPlace,
  type FindingFilter,
} from './queries/narrowFindings';
import { severityAt } from './severityAt';

export type FindingSort = 'rank' | 'severity' | 'due' | 'updated';
export type FindingList = FindingFilter & PageInput & { sort?: FindingSort };

const last = [{ column: 'tenant_id' }, { column: 'id' }];
const orders: Record<FindingSort, OrderBy[]> = {
  rank: [{ column: 'rank', direction: 'desc' }, ...last],
  severity: [{ column: 'severity' }, ...last],
  due: [{ column: 'due_at' }, ...last],
  updated: [{ column: 'updated_at', direction: 'desc' }, ...last],
};

const MAX_OCCURRENCES = 1000;
const MAX_STEPS = 500;

/** Reads findings. */
export class FindingReader extends TenantReader {
  async list(filter: FindingList): Promise<Page<StoredFinding>> {
    const { cursor, limit, sort = 'rank' } = filter;
    const keyset = { cursor, limit, orderBy: orders[sort] };
    const narrow = (query: Knex.QueryBuilder) => {
      query.select(listedColumns);
      narrowFindings(query, filter);
    };
    const activity = activityOf(filter);
    const page =
      activity.length === 2
        ? await this.#pageOfBoth(keyset, narrow)
        : await this.pageOf<FindingRow>('findings', keyset, query => {
            query.where('active', activity[0]);
            narrow(query);
          });
    return { ...page, items: await this.named(page.items) };
  }

  /** Tenants that have a finding which the filter finds. */
  async tenantsOf(filter: FindingFilter): Promise<string[]> {
    const query = this.rows('findings').whereIn('active', activityOf(filter));
    narrowFindings(query, filter);
    return query.distinct('tenant_id').orderBy('tenant_id').pluck('tenant_id');
  }

  /** What `countsOf` adds up, from the index `findings_to_count` alone where no place is asked for. */
  async groups(place: FindingPlace): Promise<FindingGroup[]> {
    const query = this.rows('findings');
    narrowPlace(query, place);
    const rows: {
      severity: number;
      state: FindingState;
      source: string;
      exploited: boolean;
      overdue: boolean;
      active: boolean;
      count: string;
    }[] = await query
      .select('severity', 'state', 'source')
      .select(
        this.knex.raw(`coalesce(${exploited}, false) as exploited`),
        this.knex.raw('due_at < now() as overdue'),
        this.knex.raw('count(*) as count'),
      )
      .groupByRaw('1, 2, 3, 4, 5');
    return rows.map(row => ({
      severity: severityAt(row.severity),
      state: row.state,
      source: row.source,
      knownExploited: row.exploited,
      overdue: row.overdue && activityOf({ state: [row.state] })[0],
      count: Number(row.count),
    }));
  }

  /** With its places and its history. */
  async get(tenant: string, id: string): Promise<StoredFindingDetails> {
    const ofTenant = { tenant_id: tenant };
    const row: FullFindingRow | undefined = await this.rows('findings')
      .where({ ...ofTenant, id })
      .first();
    if (!row) throw new NotFoundError(`There is no finding "${id}"`);
    const text = await this.rows('finding_texts')
      .where({ ...ofTenant, id: row.text_id })
      .first();
    const [listed] = await this.named([row]);
    return {
      ...listed,
      ...detailsOf(row, text),
      ...(await this.#doublesOf(row)),
      steps: await this.#stepsOf(tenant, id),
    };
  }

  /** Those of the ids that exist in the tenant. */
  async findByIds(tenant: string, ids: string[]): Promise<StoredFinding[]> {
    const rows: FindingRow[] = await this.rows('findings')
      .where({ tenant_id: tenant })
      .whereIn('id', ids)
      .orderBy('id')
      .select(listedColumns);
    return this.named(rows);
  }

  /** Those of the findings that are accepted while no acceptance covers them any more. */
  async uncovered(tenant: string, ids: string[]): Promise<StoredFinding[]> {
    const rows: FindingRow[] = await this.#uncovered()
      .where({ tenant_id: tenant })
      .whereIn('id', ids)
      .orderBy('id')
      .select(listedColumns);
    return this.named(rows);
  }

  /** Ids of up to 1,000 such findings by tenant. */
  async allUncovered(): Promise<Map<string, string[]>> {
    const rows: Pick<FindingRow, 'tenant_id' | 'id'>[] = await this.#uncovered()
      .orderBy(['tenant_id', 'id'])
      .limit(1000)
      .select('tenant_id', 'id');
    const ids = new Map<string, string[]>();
    for (const { tenant_id, id } of rows) {
      ids.set(tenant_id, [...(ids.get(tenant_id) ?? []), id]);
    }
    return ids;
  }

  #uncovered(): Knex.QueryBuilder {
    return this.rows('findings')
      .where('state', 'risk_accepted')
      .whereRaw(
        `not exists (
           select from risk_acceptances
           where risk_acceptances.tenant_id = findings.tenant_id
             and risk_acceptances.state = 'approved' and risk_acceptances.until > now()
             and findings.id = any (risk_acceptances.finding_ids))`,
      );
  }

  /** The nouns of rows, with the names of their assets. */
  protected async named(rows: FindingRow[]): Promise<StoredFinding[]> {
    if (rows.length === 0) return [];
    const assets: (AssetName & { tenant_id: string })[] = await this.rows(
      'assets',
    )
      .whereIn(
        ['tenant_id', 'id'],
        [...new Map(rows.map(row => [assetKey(row), keyPair(row)])).values()],
      )
      .select('tenant_id', 'id', 'name', 'title');
    const names = new Map(
      assets.map(({ tenant_id, ...asset }) => [
        `${tenant_id}/${asset.id}`,
        asset,
      ]),
    );
    return rows.map(row =>
      findingOf(row, names.get(assetKey(row)) as AssetName),
    );
  }

  /**
   * A page over findings that are there and others: `active` leads every index of an order, so the first rows of both
   * are taken and merged, as `pageOf` does it with tenants.
   */
  #pageOfBoth(
    keyset: Keyset,
    narrow: (query: Knex.QueryBuilder) => void,
  ): Promise<Page<FindingRow>> {
    const { tenants } = this.scope;
    const [there, dealtWith] = [true, false].map(active => {
      const query = this.knex('findings').where('active', active);
      if (tenants !== '*') query.whereRaw('findings.tenant_id = scoped.tenant');
      narrow(query);
      return startAtCursor(query, keyset);
    });
    const both = this.knex.raw('? union all ?', [there, dealtWith]);
    const source =
      tenants === '*'
        ? this.knex.raw('(?) as findings', [both])
        : this.knex.raw(
            'unnest(?::text[]) as scoped(tenant) cross join lateral (?) as findings',
            [[...tenants], both],
          );
    const merged = this.knex.select('findings.*').from(source);
    return paginate<FindingRow>(merged, keyset);
  }

  /** What it was joined with, and the places of all that is joined with it. */
  async #doublesOf({ tenant_id, id, duplicate_of }: FullFindingRow) {
    const known = () => this.rows('findings').where({ tenant_id });
    const rows: FindingRow[] = await known()
      .where({ duplicate_of: id })
      .orderBy(['title', 'id']);
    const doubleOf: { id: string; title: string } | undefined = duplicate_of
      ? await known().where({ id: duplicate_of }).first('id', 'title')
      : undefined;
    const ids = [id, ...rows.map(double => double.id)];
    return {
      doubleOf,
      doubles: rows.map(({ title, source, last_seen_at, ...double }) => ({
        ...{ id: double.id, title, source },
        lastSeenAt: last_seen_at.toISOString(),
      })),
      ...(await this.#occurrencesOf(tenant_id, ids)),
    };
  }

  async #occurrencesOf(tenant: string, findings: string[]) {
    const all = () =>
      this.rows('finding_occurrences')
        .where({ tenant_id: tenant })
        .whereIn('finding_id', findings);
    const [{ count }] = await all().count();
    const rows: OccurrenceRow[] = await all()
      .orderBy([
        { column: 'gone_at', order: 'desc', nulls: 'first' },
        { column: 'last_seen_at', order: 'desc' },
        { column: 'place' },
        { column: 'id' },
      ])
      .limit(MAX_OCCURRENCES);
    const occurrences: Occurrence[] = rows.map(occurrenceOf);
    return { occurrences, occurrenceCount: Number(count) };
  }

  async #stepsOf(tenant: string, id: string): Promise<FindingStep[]> {
    const rows: StepRow[] = await this.rows('finding_steps')
      .where({ tenant_id: tenant, finding_id: id })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MAX_STEPS);
    return rows.map(stepOf).reverse();
  }
}

function assetKey({ tenant_id, asset_id }: FindingRow): string {
  return `${tenant_id}/${asset_id}`;
}

function keyPair({ tenant_id, asset_id }: FindingRow): string[] {
  return [tenant_id, asset_id];
}
