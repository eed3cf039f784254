import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  TenantReader,
  TenantRows,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  findingLifecycle,
  scanImportLifecycle,
  type FindingTransition,
  type ScanImportCounts,
  type ScanImportState,
} from '@wardroom/assets-common';
import { lockScan } from './queries/lockScan';

/** As much of an import as its application looks at. */
export type ScanRow = {
  tenant_id: string;
  id: string;
  name: string;
  sha256: string;
  state: ScanImportState;
  version: number;
  created_by: string;
  created_at: Date;
  asset_id: string | null;
  stated_at: Date | null;
  scanned_at: Date | null;
  closes: boolean;
  source: string;
  scanner: string;
  counts: ScanImportCounts | null;
  warnings: string[];
  warning_count: number;
};

/** As much of the store as an import needs. */
export type ScanStore = Pick<
  TenantStore<Record<string, never>, { scans: typeof ScanStatements }>,
  'transact'
>;

/** A transaction with them. */
export type ScanTransaction = Parameters<
  Parameters<ScanStore['transact']>[1]
>[0];

type ScanTransition = keyof typeof scanImportLifecycle.transitions;

/** Runs the statements of an import, each of which stands in a file of its own. */
export class ScanStatements extends TenantReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** @param bindings - by name; `:tenant` stands in every statement */
  async run<Row>(
    statement: string,
    bindings: { tenant: string } & Record<string, unknown>,
  ): Promise<Row[]> {
    const { rows } = await this.knex.raw<{ rows: Row[] }>(
      statement,
      bindings as Knex.ValueDict,
    );
    return rows;
  }

  /** Takes the tenant's turn, then the import itself: of two that apply one import, the second finds it done. */
  async take(tenant: string, id: string): Promise<ScanRow | undefined> {
    await this.run(lockScan, { tenant });
    return this.knex('scan_imports')
      .where({ tenant_id: tenant, id })
      .forUpdate()
      .first();
  }

  /**
   * Lets nobody begin anew with the import until this transaction has ended.
   *
   * @throws ConflictError where somebody has begun anew with it already
   */
  async hold(tenant: string, id: string, version: number): Promise<void> {
    const scan: ScanRow | undefined = await this.knex('scan_imports')
      .where({ tenant_id: tenant, id, version })
      .forShare()
      .first('id');
    if (!scan) throw new ConflictError(`${id} is another attempt's by now`);
  }

  async transition(
    scan: ScanRow,
    action: ScanTransition,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const { tenant_id: tenantId, id, version, state } = scan;
    await this.#write.transition(
      'scan_imports',
      {
        lifecycle: scanImportLifecycle,
        row: { tenantId, id, version, state },
        action,
      },
      changes,
    );
  }

  /** Moves the findings for which the import has planned it. */
  async moveFindings(
    scan: ScanRow,
    action: FindingTransition & ('close' | 'return'),
    changes: Record<string, unknown>,
  ): Promise<void> {
    const { tenant_id: tenantId, id } = scan;
    const planned = this.knex('scan_effects')
      .where({ tenant_id: tenantId, scan_import_id: id })
      .where({ noun: 'finding', action })
      .select('object_id');
    await this.#write.transitionAll(
      'findings',
      {
        lifecycle: findingLifecycle,
        tenantId,
        action,
        where: rows => rows.whereIn('id', planned),
      },
      changes,
    );
  }
}
