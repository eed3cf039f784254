import { createHash } from 'node:crypto';
import { ConflictError, CustomErrorBase, InputError } from '@backstage/errors';
import type { PageInput } from '@wardroom/platform-common';
import type { TenantScope, Upload } from '@wardroom/platform-node';
import type {
  ScanFormatDescription,
  ScanImport,
  ScanImportDetails,
} from '@wardroom/assets-common';
import type { ImportTransaction, QueueImport } from './QueueImport';
import type { ScanImportStore } from './ScanImportWriter';
import { failScanImport } from './failScanImport';
import { scanImportActions, scanImportRights } from './scanImportPolicy';
import type { ScanFormats } from './ScanFormats';
import type { ScanImportFilter, StoredScanImport } from './ScanImportReader';
import type { ScanLimits } from './scanLimits';
import { undoScanImport } from './undoScanImport';

/** Name of the job that does what an import is for. */
export const IMPORT_SCAN = 'import scan';

/** Imports of a customer that have not ended: each keeps a file, or what was read of it. */
const MOST_OPEN = 20;

type One = { id: string; version: number };
type Stated = {
  tenant: string;
  name: string;
  format?: string;
  asset?: string;
  scannedAt?: string;
  closes?: boolean;
};

/** A file on its way, and the transaction in which it is queued: our own where nobody else has one. */
type ImportFile = Pick<Upload, 'pieces'> & { within?: ImportTransaction };

/** Use cases of imports. */
export class ScanImportService {
  readonly #store: ScanImportStore;
  readonly #limits: ScanLimits;
  readonly #formats: ScanFormats;

  constructor(
    store: ScanImportStore,
    { limits, formats }: { limits: ScanLimits; formats: ScanFormats },
  ) {
    this.#store = store;
    this.#limits = limits;
    this.#formats = formats;
  }

  async list(scope: TenantScope, filter: ScanImportFilter & PageInput) {
    const page = await this.#store.readOnce(scope, r =>
      r.scanImports.list(filter),
    );
    const rights = await scope.rights(scanImportRights);
    return {
      ...page,
      items: page.items.map(scan => ({
        ...scan,
        allowedActions: scanImportActions(scan, rights),
      })),
    };
  }

  async get(
    scope: TenantScope,
    { id }: { id: string },
  ): Promise<ScanImportDetails> {
    const { scan, lists } = await this.#store.read(scope, async r => ({
      scan: await r.scanImports.get(scope.tenant, id),
      lists: await r.scanImports.listsOf(scope.tenant, id),
    }));
    return { ...(await this.#present(scope, scan)), ...lists };
  }

  async formats(): Promise<{
    items: ScanFormatDescription[];
    maxBytes: number;
  }> {
    const { maxBytes } = this.#limits;
    return { items: this.#formats.describe(), maxBytes };
  }

  /** Keeps the file as it comes, piece by piece, and queues its reading when it is whole. */
  async create(
    scope: TenantScope,
    input: Stated,
    file: ImportFile,
  ): Promise<ScanImport> {
    this.#check(input);
    const pieces = file.pieces(this.#limits.maxBytes);
    const begun = await this.#begin(scope, input);
    try {
      const queue = await this.#take(scope, begun, pieces);
      const within: ImportTransaction =
        file.within ?? (work => this.#store.transact(scope, work));
      const taken = await within(queue);
      return await this.#present(scope, taken);
    } catch (error) {
      const { tenant, id } = begun;
      const reason = reasonOf(error as Error);
      // What cannot be noted now is ended later, by endLostImports; the sender hears of the fault itself.
      await failScanImport(this.#store, scope, { tenant, id, reason }).catch(
        () => undefined,
      );
      throw error;
    }
  }

  /** Lets an import go on that waits for somebody. */
  async confirm(scope: TenantScope, { id, version }: One): Promise<ScanImport> {
    const { tenant } = scope;
    const scan = await this.#store.transact(scope, async tx => {
      const before = await tx.scanImports.get(tenant, id);
      const after = await tx.scanImports.transition(
        { ...before, version },
        'confirm',
      );
      await tx.enqueue(IMPORT_SCAN, tenant, { scanImport: id });
      const { name } = after;
      await tx.audit('scanImport.confirmed', { tenant, object: id, name });
      return after;
    });
    return this.#present(scope, scan);
  }

  async cancel(scope: TenantScope, { id, version }: One): Promise<ScanImport> {
    const { tenant } = scope;
    const scan = await this.#store.transact(scope, async tx => {
      const before = await tx.scanImports.get(tenant, id);
      const after = await tx.scanImports.transition(
        { ...before, version },
        'cancel',
        { ended_at: new Date() },
      );
      await tx.scanImports.dropContent(after);
      const { name } = after;
      await tx.audit('scanImport.cancelled', { tenant, object: id, name });
      return after;
    });
    return this.#present(scope, scan);
  }

  /** Takes back what an import has changed. */
  async undo(scope: TenantScope, { id, version }: One): Promise<ScanImport> {
    const { tenant } = scope;
    await undoScanImport(this.#store, scope, { tenant, id, version });
    const scan = await this.#store.readOnce(scope, r =>
      r.scanImports.get(tenant, id),
    );
    return this.#present(scope, scan);
  }

  #check({ format, scannedAt }: Stated): void {
    if (format) this.#formats.check(format);
    if (scannedAt && Date.parse(scannedAt) > Date.now())
      throw new InputError('scannedAt: must not lie in the future');
  }

  #begin(scope: TenantScope, input: Stated): Promise<StoredScanImport> {
    const { tenant, asset } = input;
    return this.#store.transact(scope, async tx => {
      await tx.scanImports.takeTurn(tenant);
      if ((await tx.scanImports.countOpen(tenant)) >= MOST_OPEN)
        throw new ConflictError(
          `${MOST_OPEN} imports of the customer have not ended: wait for them, and confirm or cancel those that are held`,
        );
      const [known] = asset ? await tx.assets.findByIds(tenant, [asset]) : [];
      if (asset && !known)
        throw new InputError(`asset: the customer has no asset ${asset}`);
      return tx.scanImports.create({ ...input, createdBy: scope.actor.ref });
    });
  }

  /** Takes all of the file. What is given back queues it. */
  async #take(
    scope: TenantScope,
    begun: StoredScanImport,
    pieces: AsyncIterable<Buffer>,
  ): Promise<QueueImport> {
    const { tenant, id, name } = begun;
    const hash = createHash('sha256');
    let scan = begun;
    let position = 0;
    for await (const piece of pieces) {
      hash.update(piece);
      const [before, at] = [scan, position];
      scan = await this.#store.transact(scope, tx =>
        tx.scanImports.addPiece(before, at, piece),
      );
      position += 1;
    }
    const { bytes } = scan;
    if (bytes === 0)
      throw new InputError('The file is empty: choose the report itself');
    const sha256 = hash.digest('hex');
    return async tx => {
      const queued = await tx.scanImports.transition(scan, 'queue', { sha256 });
      await tx.enqueue(IMPORT_SCAN, tenant, { scanImport: id });
      const facts = { name, bytes, sha256 };
      await tx.audit('scanImport.created', { tenant, object: id, ...facts });
      return queued;
    };
  }

  async #present(
    scope: TenantScope,
    scan: StoredScanImport,
  ): Promise<ScanImport> {
    const rights = await scope.rights(scanImportRights);
    return { ...scan, allowedActions: scanImportActions(scan, rights) };
  }
}

/** Errors that say what to do are told as they are; others say nothing of the inside. */
function reasonOf(error: Error): string {
  const isOurs =
    error instanceof InputError || error instanceof CustomErrorBase;
  return isOurs
    ? error.message
    : 'The upload failed on our side. Upload the file again.';
}
