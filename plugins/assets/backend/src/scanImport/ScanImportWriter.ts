import { newId } from '@wardroom/platform-common';
import { TenantRows, type TenantStore } from '@wardroom/platform-node';
import { scanImportLifecycle } from '@wardroom/assets-common';
import type { AssetWriter } from '../asset/AssetWriter';
import {
  ScanImportReader,
  scanImportOf,
  type ScanImportRow,
  type StoredScanImport,
} from './ScanImportReader';
import type { ScanStatements } from './ScanStatements';

/** As much of the store as imports need. */
export type ScanImportStore = TenantStore<
  { scanImports: typeof ScanImportReader },
  {
    assets: typeof AssetWriter;
    scanImports: typeof ScanImportWriter;
    scans: typeof ScanStatements;
  }
>;

type Transition = keyof typeof scanImportLifecycle.transitions;

/** What somebody says about a file that is on its way. */
export type NewScanImport = {
  tenant: string;
  name: string;
  format?: string;
  asset?: string;
  scannedAt?: string;
  closes?: boolean;
  createdBy: string;
};

/** What becomes known of an import on its way. */
export type ScanImportChanges = Partial<{
  sha256: string;
  source: string;
  scanner: string;
  scanned_at: string;
  progress: number;
  warnings: string;
  warning_count: number;
  error: string;
  ended_at: Date;
}>;

/** Writes imports. */
export class ScanImportWriter extends ScanImportReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Begins an upload. Two that begin at once count one another. */
  async create(scan: NewScanImport): Promise<StoredScanImport> {
    const { tenant } = scan;
    const row = await this.#write.insert<ScanImportRow>('scan_imports', {
      ...{ tenant_id: tenant, id: newId('imp'), name: scan.name },
      ...{ bytes: 0, sha256: '', state: scanImportLifecycle.initial },
      ...{ created_by: scan.createdBy, format: scan.format },
      ...{ asset_id: scan.asset, stated_at: scan.scannedAt },
      closes: scan.closes ?? true,
    });
    return scanImportOf(row);
  }

  /** One at a time of those that begin an upload for this tenant, until the transaction ends. */
  async takeTurn(tenant: string): Promise<void> {
    await this.knex.raw('select pg_advisory_xact_lock(hashtext(?))', [
      `scan uploads of ${tenant}`,
    ]);
  }

  /** Adds a piece to an upload; ConflictError where that was cancelled meanwhile. */
  async addPiece(
    scan: StoredScanImport,
    position: number,
    content: Buffer,
  ): Promise<StoredScanImport> {
    const { tenant, id, bytes } = scan;
    const row = await this.#write.update<ScanImportRow>(
      'scan_imports',
      keyOf(scan),
      { bytes: bytes + content.length },
    );
    await this.knex('scan_pieces').insert({
      ...{ tenant_id: tenant, id: newId('pie'), scan_import_id: id },
      ...{ position, content },
    });
    return scanImportOf(row);
  }

  async update(
    scan: StoredScanImport,
    changes: ScanImportChanges,
  ): Promise<StoredScanImport> {
    const row = await this.#write.update<ScanImportRow>(
      'scan_imports',
      keyOf(scan),
      changes,
    );
    return scanImportOf(row);
  }

  async transition(
    scan: StoredScanImport,
    action: Transition,
    changes: ScanImportChanges = {},
  ): Promise<StoredScanImport> {
    const row = await this.#write.transition<
      ScanImportRow,
      StoredScanImport['state'],
      Transition
    >(
      'scan_imports',
      {
        lifecycle: scanImportLifecycle,
        row: { ...keyOf(scan), state: scan.state },
        action,
      },
      changes,
    );
    return scanImportOf(row);
  }

  /** Lets go of the file and of what was read of it. */
  async dropContent({ tenant, id }: StoredScanImport): Promise<void> {
    for (const table of ['scan_pieces', 'scan_records']) {
      await this.knex(table)
        .where({ tenant_id: tenant, scan_import_id: id })
        .delete();
    }
  }

  /** Lets go of the file alone. */
  async dropPieces({ tenant, id }: StoredScanImport): Promise<void> {
    await this.knex('scan_pieces')
      .where({ tenant_id: tenant, scan_import_id: id })
      .delete();
  }
}

function keyOf({ tenant, id, version }: StoredScanImport) {
  return { tenantId: tenant, id, version };
}
