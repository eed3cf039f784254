import type { Knex } from 'knex';
import { TenantReader } from '@wardroom/platform-node';
import type {
  FindingFate,
  KnownIdentifier,
  SplitPreview,
} from '@wardroom/assets-common';
import { identifierName } from '../asset/queries/identifierName';
import { severityAt } from '../finding/severityAt';
import { findingFates } from './queries/findingFates';
import { unlikeAccepted } from './queries/unlikeAccepted';

/** An asset of which something is split off. */
export type Splitting = {
  tenant: string;
  from: string;
  /** Names of the identifiers that go. */
  moved: string[];
  /** Names of those of the same kinds that stay. */
  telling: string[];
  /** Findings that go as a whole. */
  chosen: string[];
};

/** An identifier with its name in `seen_as`. */
export type StoredIdentifier = KnownIdentifier & { name: string };

type FateRow = Omit<SplitPreview['findings'][number], 'severity'> & {
  severity: number;
};

const SHOWN = 200;

/** Reads by what scans know an asset, and what would become of its findings. */
export class SplitReader extends TenantReader {
  /** In the order in which people look for one: by kind, then by value. */
  async identifiersOf(
    tenant: string,
    asset: string,
  ): Promise<StoredIdentifier[]> {
    return this.rows('asset_identifiers')
      .where({ tenant_id: tenant, asset_id: asset })
      .orderBy(['kind', 'value', 'zone'])
      .select('id', 'kind', 'value', 'zone')
      .select(this.knex.raw(`${identifierName('asset_identifiers')} as name`));
  }

  /** Numbers of all its findings by what becomes of them. */
  async countsOf(splitting: Splitting): Promise<Record<FindingFate, number>> {
    const rows = await this.run<{ fate: FindingFate; count: number }>(
      `with ${findingFates}
       select fate, cast(count(*) as integer) as count from fate group by fate`,
      splitting,
    );
    const counts = { moved: 0, doubled: 0, untold: 0, kept: 0 };
    for (const { fate, count } of rows) counts[fate] = count;
    return counts;
  }

  /** The worst of those that would not just stay. */
  async findingsOf(splitting: Splitting): Promise<SplitPreview['findings']> {
    const rows = await this.run<FateRow>(
      `with ${findingFates}
       select finding.id, finding.title, finding.severity, finding.state, fate.fate
       from fate join findings as finding on finding.tenant_id = :tenant and finding.id = fate.id
       where fate.fate <> 'kept'
       order by finding.active desc, finding.severity, finding.id
       limit ${SHOWN}`,
      splitting,
    );
    return rows.map(row => ({ ...row, severity: severityAt(row.severity) }));
  }

  /**
   * Findings whose risk is accepted, or asked to be, together with one of these assets and not with the other, though both
   * have the finding. Answers with their titles.
   */
  async unlikeAccepted(twins: {
    tenant: string;
    from: string;
    into: string;
  }): Promise<string[]> {
    const rows = await this.run<{ title: string }>(unlikeAccepted, twins);
    return rows.map(({ title }) => title);
  }

  /** @param bindings - by name; `:tenant` stands in every statement */
  protected async run<Row>(
    statement: string,
    bindings: { tenant: string } & Record<string, unknown>,
  ): Promise<Row[]> {
    const { rows } = await this.knex.raw<{ rows: Row[] }>(
      statement,
      bindings as Knex.ValueDict,
    );
    return rows;
  }
}
