import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { systemScope } from '@wardroom/platform-node';
import { testScope, type TestDatabase } from '@wardroom/platform-test-utils';
import type { AssetsStore } from '../AssetsStore';
import { importScan } from '../jobs/importScan';
import { ReaderProcesses } from '../scanImport/ReaderProcesses';
import { ScanFolder } from '../scanImport/ScanFolder';
import { ScanFormats } from '../scanImport/ScanFormats';
import { ScanImportService } from '../scanImport/ScanImportService';
import { scanLimits } from '../scanImport/scanLimits';
import { openAssetsStore } from './openAssetsStore';

/** Takes files in and reads them as the portal does, on a database of its own. */
export class ImportLab {
  readonly service: ScanImportService;
  readonly formats = new ScanFormats();
  readonly #directory = mkdtempSync(join(tmpdir(), 'wardroom-scans-'));
  readonly #folder = new ScanFolder(this.#directory);
  readonly #limits;

  private constructor(
    readonly database: TestDatabase,
    readonly store: AssetsStore,
    data: object,
  ) {
    const config = mockServices.rootConfig({ data: { assets: data } });
    this.#limits = scanLimits(config);
    this.service = new ScanImportService(store, {
      limits: this.#limits,
      formats: this.formats,
    });
  }

  /** @param scans - configuration of `assets.scans` */
  static async open(scans: object = {}): Promise<ImportLab> {
    const { database, store } = await openAssetsStore();
    return new ImportLab(database, store, { scans });
  }

  as(tenant: string, holds?: string[]) {
    return testScope({ ref: `user:${tenant}/admin`, tenants: [tenant], holds });
  }

  /** Uploads pieces; those that are functions do something between. */
  upload(
    tenant: string,
    pieces: (string | (() => unknown))[],
    stated: object = {},
  ) {
    async function* come() {
      for (const piece of pieces) {
        if (typeof piece === 'string') yield Buffer.from(piece);
        else await piece();
      }
    }
    return this.service.create(
      this.as(tenant),
      { tenant, name: 'report.json', ...stated },
      { pieces: come },
    );
  }

  /** Carries out the job of an import, as one replica would. */
  async run(tenant: string, id: string, report = async () => {}) {
    const readers = new ReaderProcesses(this.#limits, this.formats);
    const folder = this.#folder;
    const { store } = this;
    const { hold } = this.#limits;
    const job = importScan({ store, folder, readers, hold });
    await job.run(systemScope('assets', [tenant]), { scanImport: id }, report);
  }

  /** The import as its customer's administrator sees it. */
  look(tenant: string, id: string) {
    return this.service.get(this.as(tenant), { id });
  }

  /** Rows of a table, past all rights. */
  rows(table: string) {
    return this.database.superuser('assets')(table);
  }

  /** Files that are left on disk. */
  get files(): string[] {
    return readdirSync(this.#directory);
  }

  async drop(): Promise<void> {
    rmSync(this.#directory, { recursive: true, force: true });
    await this.database.drop();
  }
}
