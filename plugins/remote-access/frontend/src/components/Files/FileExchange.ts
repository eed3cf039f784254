import {
  FileProtocol,
  type FileEntry,
  type FileFault,
  type FileNotice,
  type FileRequest,
} from '@wardroom/remote-access-common';

/** One file on its way, or what became of it. */
export type Transfer = {
  id: number;
  way: 'up' | 'down';
  name: string;
  /** Bytes that came so far, and in all where that is known. */
  bytes: number;
  total?: number;
  state: 'fetching' | 'checking' | 'delivering' | 'done' | 'failed';
  fault?: FileFault;
  sha256?: string;
};

export type FilesState = {
  /** The directory that is shown; none before the first answer. */
  path?: string;
  entries: FileEntry[];
  incomplete: boolean;
  loading: boolean;
  fault?: FileFault;
  transfers: Transfer[];
  /** Paths that the target wants to hand over, the last first. */
  offered: string[];
};

/** A file that is sent: how much has left, how much has arrived, and whether somebody reads it at the moment. */
type Source = { file: File; sent: number; taken: number; busy: boolean };

/** A target may offer without end. */
const mostOffered = 3;

type Tools = {
  send(request: FileRequest): void;
  save(content: Blob, name: string): void;
};

/** Files of a session, as one page sees them: a directory and the transfers it began. */
export class FileExchange {
  #state: FilesState = {
    entries: [],
    incomplete: false,
    loading: false,
    transfers: [],
    offered: [],
  };
  readonly #listeners = new Set<() => void>();
  readonly #tools: Tools;
  readonly #pieces = new Map<
    number,
    { bytes: number; all: Uint8Array<ArrayBuffer>[] }
  >();
  readonly #sources = new Map<number, Source>();
  #next = 1;
  #listing = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = () => this.#state;

  /** Shows a directory; the home directory if none is named. */
  open(path?: string): void {
    this.#listing = this.#next++;
    this.#change({ loading: true, fault: undefined });
    this.#tools.send({ type: 'file-list', id: this.#listing, path });
  }

  download({ name, bytes }: FileEntry): void {
    this.#fetch(this.#pathOf(name), bytes);
  }

  /** Fetches what the target wants to hand over. */
  accept(path: string): void {
    this.decline(path);
    this.#fetch(path);
  }

  decline(path: string): void {
    const offered = this.#state.offered.filter(other => other !== path);
    this.#change({ offered });
  }

  upload(file: File): void {
    const { name, size } = file;
    const id = this.#begin({ way: 'up', name, total: size });
    this.#sources.set(id, { file, sent: 0, taken: 0, busy: false });
    const path = this.#pathOf(name);
    this.#tools.send({ type: 'file-put', id, path, bytes: size });
  }

  cancel(id: number): void {
    this.#tools.send({ type: 'file-cancel', id });
  }

  /** The connection is lost, and with it what was under way. */
  lost(): void {
    for (const { id, state } of this.#state.transfers) {
      if (state !== 'done' && state !== 'failed') this.#fail(id, 'failed');
    }
    this.#change({ loading: false });
  }

  hear(notice: FileNotice): void {
    if (notice.type === 'file-offered') {
      const others = this.#state.offered.filter(path => path !== notice.path);
      const offered = [notice.path, ...others].slice(0, mostOffered);
      this.#change({ offered });
      return;
    }
    const { id } = notice;
    switch (notice.type) {
      case 'files': {
        if (id !== this.#listing) return;
        const { path, entries, incomplete } = notice;
        this.#change({ path, entries, incomplete, loading: false });
        break;
      }
      case 'file-progress':
        this.#update(id, { state: notice.step, bytes: notice.bytes });
        if (notice.step === 'fetching') void this.#send(id, notice.bytes);
        break;
      case 'file-data':
        this.#receive(id, notice.data);
        break;
      case 'file-done':
        this.#finish(id, notice);
        break;
      default:
        if (id === this.#listing) {
          this.#change({ loading: false, fault: notice.fault });
        } else this.#fail(id, notice.fault);
    }
  }

  #fetch(path: string, total?: number): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const id = this.#begin({ way: 'down', name, total });
    this.#pieces.set(id, { bytes: 0, all: [] });
    this.#tools.send({ type: 'file-get', id, path });
  }

  /** Sends as far as the gateway has room. */
  async #send(id: number, taken: number): Promise<void> {
    const source = this.#sources.get(id);
    if (!source) return;
    source.taken = taken;
    // One reader alone: two would send the pieces in any order.
    if (source.busy) return;
    source.busy = true;
    const { file } = source;
    const hasRoom = () => source.sent - source.taken < FileProtocol.window;
    while (source.sent < file.size && hasRoom() && this.#sources.has(id)) {
      const end = Math.min(source.sent + FileProtocol.piece, file.size);
      const bytes = await readPiece(file, source.sent, end);
      source.sent = end;
      this.#tools.send({ type: 'file-data', id, data: base64(bytes) });
    }
    source.busy = false;
  }

  #receive(id: number, data: string): void {
    const pieces = this.#pieces.get(id);
    if (!pieces) return;
    const piece = Uint8Array.from(atob(data), c => c.charCodeAt(0));
    pieces.all.push(piece);
    pieces.bytes += piece.length;
    const { bytes } = pieces;
    this.#update(id, { state: 'delivering', bytes });
    this.#tools.send({ type: 'file-ack', id, bytes });
  }

  #finish(id: number, { bytes, sha256 }: { bytes: number; sha256: string }) {
    const transfer = this.#state.transfers.find(t => t.id === id);
    const pieces = this.#pieces.get(id);
    this.#forget(id);
    this.#update(id, { state: 'done', bytes, sha256 });
    if (transfer && pieces)
      this.#tools.save(new Blob(pieces.all), transfer.name);
    else this.open(this.#state.path);
  }

  #fail(id: number, fault: FileFault): void {
    this.#forget(id);
    this.#update(id, { state: 'failed', fault });
  }

  #forget(id: number): void {
    this.#pieces.delete(id);
    this.#sources.delete(id);
  }

  #begin(transfer: Pick<Transfer, 'way' | 'name' | 'total'>): number {
    const id = this.#next++;
    const begun = { id, bytes: 0, state: 'fetching' as const, ...transfer };
    this.#change({ transfers: [begun, ...this.#state.transfers] });
    return id;
  }

  #update(id: number, changes: Partial<Transfer>): void {
    const transfers = this.#state.transfers.map(t =>
      t.id === id ? { ...t, ...changes } : t,
    );
    this.#change({ transfers });
  }

  #change(changes: Partial<FilesState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }

  #pathOf(name: string): string {
    const { path = '/' } = this.#state;
    return path.endsWith('/') ? `${path}${name}` : `${path}/${name}`;
  }
}

async function readPiece(
  file: File,
  from: number,
  until: number,
): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, until).arrayBuffer());
}

const encodeAtOnce = 8 * 1024;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += encodeAtOnce) {
    const some = bytes.subarray(at, at + encodeAtOnce);
    text += String.fromCharCode(...some);
  }
  return btoa(text);
}
