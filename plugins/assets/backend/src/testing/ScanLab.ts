import type { Knex } from 'knex';
import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import type { TestDatabase } from '@wardroom/platform-test-utils';
import type { ReadRecord } from '@wardroom/assets-formats';
import {
  scanImportLifecycle,
  type ScanImportCounts,
  type ScanImportDetails,
} from '@wardroom/assets-common';
import type { AssetsStore } from '../AssetsStore';
import {
  applyScanImport,
  type HoldLimits,
} from '../scanImport/applyScanImport';
import { stageRecords } from '../scanImport/stageRecords';
import { undoScanImport } from '../scanImport/undoScanImport';
import { countStatements } from './countStatements';
import { openAssetsStore } from './openAssetsStore';

export type LabScan = {
  tenant?: string;
  source?: string;
  /** Of the scan; each scan is a day later than the one before if absent. */
  at?: string;
  closes?: boolean;
  asset?: string;
  sha256?: string;
  hold?: HoldLimits;
};

export type LabResult = {
  id: string;
  state: string;
  version: number;
  error: string | null;
  warnings: string[];
  closings: ScanImportDetails['closings'] | null;
  counts: ScanImportCounts;
};

type Row = Record<string, unknown>;

/** All that imports change, but for the list of imports. */
const TABLES = [
  'assets',
  'asset_identifiers',
  'findings',
  'finding_occurrences',
  'finding_steps',
  'finding_texts',
  'scan_coverages',
  'scan_effects',
  'scan_records',
];

/** Nobody is asked. */
const never: HoldLimits = { share: 2, least: 0 };
const DAY = 86_400_000;

/** Imports scans into a database of its own. */
export class ScanLab {
  #scans = 0;
  readonly #superuser: Knex;

  private constructor(
    readonly database: TestDatabase,
    readonly store: AssetsStore,
  ) {
    this.#superuser = database.superuser('assets');
  }

  static async open(
    prepare?: (superuser: Knex) => Promise<void>,
  ): Promise<ScanLab> {
    const { database, store } = await openAssetsStore(prepare);
    return new ScanLab(database, store);
  }

  scope(tenant: string) {
    return systemScope('assets', [tenant]);
  }

  /** Stages and applies what a reader has read. */
  async import(records: ReadRecord[], scan: LabScan = {}): Promise<LabResult> {
    const id = await this.stage(records, scan);
    return this.apply(id, scan);
  }

  /** As far as the reader's work goes. Returns the id of the import. */
  async stage(records: ReadRecord[], scan: LabScan = {}): Promise<string> {
    const { tenant = 'acme', source = 'nessus', asset } = scan;
    const id = newId('imp');
    this.#scans += 1;
    const day = new Date(Date.UTC(2026, 0, 1) + this.#scans * DAY);
    await this.store.raw(this.scope(tenant), knex =>
      knex('scan_imports').insert({
        tenant_id: tenant,
        id,
        name: `${id}.xml`,
        bytes: 1,
        sha256: scan.sha256 ?? id,
        state: scanImportLifecycle.transitions.read.to,
        created_by: `user:${tenant}/admin`,
        asset_id: asset,
        closes: scan.closes ?? true,
        source,
        scanned_at: scan.at ?? day.toISOString(),
      }),
    );
    await this.stageAgain(id, records, scan);
    return id;
  }

  /** What a job does that begins, or begins anew. */
  async stageAgain(
    id: string,
    records: ReadRecord[],
    scan: LabScan,
  ): Promise<void> {
    const { tenant = 'acme', source = 'nessus', asset } = scan;
    await stageRecords(this.store, this.scope(tenant), {
      ...{ tenant, id, source, asset },
      records: (async function* all() {
        yield* records;
      })(),
    });
  }

  async apply(id: string, scan: LabScan = {}): Promise<LabResult> {
    const { tenant = 'acme', hold = never } = scan;
    await applyScanImport(this.store, this.scope(tenant), { tenant, id, hold });
    return this.result(id);
  }

  async undo(id: string, tenant = 'acme'): Promise<{ kept: number }> {
    const { version } = await this.result(id);
    return undoScanImport(this.store, this.scope(tenant), {
      ...{ tenant, id, version },
    });
  }

  async result(id: string): Promise<LabResult> {
    return this.rows('scan_imports').where({ id }).first();
  }

  /** Number of statements that the application sends meanwhile, with those that begin and end transactions. */
  async countStatements(work: () => Promise<unknown>): Promise<number> {
    return countStatements(this.store, work);
  }

  /** What a tenant has, without what only tells how often a row was written, and what spares work. */
  async tables(tenant: string): Promise<Record<string, Row[]>> {
    const tables: Record<string, Row[]> = {};
    for (const table of TABLES) {
      const rows: Row[] = await this.rows(table)
        .where({ tenant_id: tenant })
        .orderBy('id');
      tables[table] = rows.map(
        ({ version, version_after, updated_at, digest, ...row }) => row,
      );
    }
    return tables;
  }

  /** Of all tenants, as nobody but a test sees them. */
  rows(table: string) {
    return this.#superuser(table);
  }

  raw(sql: string) {
    return this.#superuser.raw(sql);
  }

  async drop(): Promise<void> {
    await this.database.drop();
  }
}
