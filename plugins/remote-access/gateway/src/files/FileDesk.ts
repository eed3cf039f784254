import type {
  FileFault,
  FileNotice,
  FileRecord,
  FileRequest,
} from '@wardroom/remote-access-common';
import { Download } from './Download';
import { FileFailure } from './FileFailure';
import type { Quarantine } from './Quarantine';
import type { TargetFiles } from './TargetFiles';
import { Upload } from './Upload';

/** Transfers of one session at once. */
const mostTransfers = 2;

/** What transfers need. */
export type TransferTools = {
  files(): Promise<TargetFiles>;
  quarantine: Quarantine;
  /** Longest file to the target and from it, in bytes; 0 is none. */
  most: { in: number; out: number };
  tell(notice: FileNotice): void;
  /** Resolves when it stands in the audit trail and the recording; rejects where it may not go on. */
  record(record: FileRecord): Promise<void>;
};

type Transfer = { work: Download | Upload; abort: AbortController };

type About = Pick<FileRecord, 'way' | 'path'>;

/** The files of one session: lists, downloads and uploads as far as its rules allow. */
export class FileDesk {
  private readonly transfers = new Map<number, Transfer>();
  private opened: Promise<TargetFiles> | undefined;
  private readonly tools: TransferTools;

  constructor(
    /** Opens the target's files, for the first who asks. */
    private readonly open: () => Promise<TargetFiles>,
    tools: Omit<TransferTools, 'files'>,
  ) {
    this.tools = { ...tools, files: () => this.files() };
  }

  /** @param mayAct - whether the browser may do anything now */
  hear(request: FileRequest, mayAct: boolean): void {
    const { id } = request;
    const transfer = this.transfers.get(id);
    switch (request.type) {
      case 'file-list':
        this.list(id, mayAct, request.path).catch(e => this.fail(id, e));
        break;
      case 'file-get': {
        const work = new Download(id, request.path, this.tools);
        const { path } = request;
        this.begin(id, mayAct, { work, record: { way: 'downloaded', path } });
        break;
      }
      case 'file-put': {
        const work = new Upload(id, request, this.tools);
        const { path } = request;
        this.begin(id, mayAct, { work, record: { way: 'uploaded', path } });
        break;
      }
      case 'file-ack':
        if (transfer?.work instanceof Download) {
          transfer.work.acknowledge(request.bytes);
        }
        break;
      case 'file-data':
        this.take(transfer, request.data);
        break;
      default:
        transfer?.abort.abort(new FileFailure('cancelled'));
    }
  }

  /** The target wants to hand a file over: the browser may fetch it as any other. */
  offer(path: string): void {
    const { most, tell } = this.tools;
    if (most.out > 0) tell({ type: 'file-offered', path });
  }

  /** Gives up all transfers: the browser is gone, or the session over. */
  stop(): void {
    for (const { abort } of this.transfers.values()) {
      abort.abort(new FileFailure('cancelled'));
    }
  }

  private files(): Promise<TargetFiles> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  private async list(
    id: number,
    mayAct: boolean,
    wanted?: string,
  ): Promise<void> {
    const { most, tell } = this.tools;
    if (!mayAct || (most.in === 0 && most.out === 0))
      throw new FileFailure('denied');
    const files = await this.files();
    const path = wanted ?? (await files.home());
    tell({ type: 'files', id, path, ...(await files.list(path)) });
  }

  private begin(
    id: number,
    mayAct: boolean,
    { work, record }: { work: Download | Upload; record: About },
  ): void {
    if (this.transfers.has(id)) return;
    if (!mayAct) {
      this.fail(id, new FileFailure('denied'));
      return;
    }
    if (this.transfers.size >= mostTransfers) {
      this.fail(id, new FileFailure('busy'));
      return;
    }
    const abort = new AbortController();
    this.transfers.set(id, { work, abort });
    void work
      .run(abort.signal)
      .catch(async error => {
        const fault = faultOf(error);
        // What did not go through is on record too; that it is not must not hide why.
        const failed = { ...record, bytes: 0, fault };
        await this.tools.record(failed).catch(() => {});
        this.fail(id, error);
      })
      .finally(() => this.transfers.delete(id));
  }

  private take(transfer: Transfer | undefined, data: string): void {
    if (!(transfer?.work instanceof Upload)) return;
    const taken = transfer.work.take(Buffer.from(data, 'base64'));
    if (!taken) transfer.abort.abort(new FileFailure('failed'));
  }

  private fail(id: number, error: unknown): void {
    this.tools.tell({ type: 'file-failed', id, fault: faultOf(error) });
  }
}

function faultOf(error: unknown): FileFault {
  return error instanceof FileFailure ? error.fault : 'failed';
}
