import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { FileProtocol, type FileEntry } from '@wardroom/remote-access-common';
import { z } from 'zod';
import { FileFailure } from '../files/FileFailure';
import { isPlainName, remotePath } from '../files/remotePath';
import type { TargetFiles } from '../files/TargetFiles';
import type { BrowserEvent, BrowserPipe } from './BrowserPipe';

/** Files that pages may have a browser keep at once; what comes after them is not fetched. */
const mostFiles = 50;

const Begun = z.object({ guid: z.uuid(), suggestedFilename: z.string() });
const Progress = z.object({
  guid: z.uuid(),
  receivedBytes: z.number(),
  totalBytes: z.number(),
  state: z.enum(['inProgress', 'completed', 'canceled']),
});

type Download = {
  name: string;
  bytes: number;
  state: 'coming' | 'here' | 'too-long';
  changedAt: string;
};

/**
 * What the browser of a web application downloads. It lies in the room until it is wanted, and then goes by the quarantine
 * of all files; nothing can be brought there.
 */
export class WebFiles implements TargetFiles {
  private readonly folder: string;
  private readonly most: number;
  private readonly downloads = new Map<string, Download>();

  constructor(
    private readonly pipe: BrowserPipe,
    place: {
      /** Where the browser puts files, as this machine sees it. */
      folder: string;
      /** Bytes of the longest file. */
      most: number;
    },
    /** A file is there to be fetched, or was too long to be. */
    private readonly onOffer: (path: string) => void,
  ) {
    this.folder = place.folder;
    this.most = place.most;
    pipe.listen(event => this.hear(event));
  }

  /** @param inside - the folder as the browser sees it */
  async begin(inside: string): Promise<void> {
    await this.pipe.ask('Browser.setDownloadBehavior', {
      behavior: this.most > 0 ? 'allowAndName' : 'deny',
      downloadPath: inside,
      eventsEnabled: true,
    });
  }

  async home(): Promise<string> {
    return '/';
  }

  async list(
    path: string,
  ): Promise<{ entries: FileEntry[]; incomplete: boolean }> {
    if (remotePath(path) !== '/') throw new FileFailure('not-found');
    const here = [...this.downloads.values()].filter(
      ({ state }) => state === 'here',
    );
    const entries = here.map(({ name, bytes, changedAt }) => ({
      ...{ name, kind: 'file' as const, bytes, changedAt },
    }));
    return { entries, incomplete: false };
  }

  async *read(
    path: string,
    most: number,
    signal: AbortSignal,
  ): AsyncIterable<Buffer> {
    const [guid] = this.find(path);
    const handle = await this.open(guid);
    try {
      for (let at = 0; ;) {
        signal.throwIfAborted();
        const buffer = Buffer.alloc(FileProtocol.piece);
        const { bytesRead } = await handle.read({ buffer, position: at });
        if (bytesRead === 0) return;
        at += bytesRead;
        if (at > most) throw new FileFailure('too-long');
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  }

  async write(): Promise<void> {
    throw new FileFailure('unsupported');
  }

  private find(path: string): [string, Download] {
    const name = remotePath(path).slice(1);
    const found = [...this.downloads].find(([, one]) => one.name === name);
    if (!found) throw new FileFailure('not-found');
    if (found[1].state === 'too-long') throw new FileFailure('too-long');
    if (found[1].state === 'coming') throw new FileFailure('not-found');
    return found;
  }

  /** The room may hold what a page has made of it: only an ordinary file is one. */
  private async open(guid: string): Promise<FileHandle> {
    const flags =
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(join(this.folder, guid), flags).catch(() => {
      throw new FileFailure('not-found');
    });
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    throw new FileFailure('not-a-file');
  }

  private hear({ method, params }: BrowserEvent): void {
    if (method === 'Browser.downloadWillBegin') {
      const { guid, suggestedFilename } = Begun.parse(params);
      if (this.downloads.size >= mostFiles) this.cancel(guid);
      else {
        this.downloads.set(guid, {
          ...{ name: this.freeName(suggestedFilename), bytes: 0 },
          ...{ state: 'coming', changedAt: new Date().toISOString() },
        });
      }
    } else if (method === 'Browser.downloadProgress') {
      this.follow(Progress.parse(params));
    }
  }

  private follow(progress: z.infer<typeof Progress>): void {
    const { guid, receivedBytes, totalBytes, state } = progress;
    const download = this.downloads.get(guid);
    if (download?.state !== 'coming') return;
    download.bytes = receivedBytes;
    if (Math.max(receivedBytes, totalBytes) > this.most) {
      download.state = 'too-long';
      this.cancel(guid);
    } else if (state === 'completed') {
      download.state = 'here';
    } else if (state === 'canceled') {
      this.downloads.delete(guid);
    }
    if (download.state !== 'coming') this.onOffer(`/${download.name}`);
  }

  private cancel(guid: string): void {
    this.pipe.tell('Browser.cancelDownload', { guid });
  }

  private freeName(wanted: string): string {
    const plain = isPlainName(wanted) ? wanted : 'download';
    const taken = new Set([...this.downloads.values()].map(({ name }) => name));
    const kind = extname(plain);
    const stem = plain.slice(0, plain.length - kind.length);
    for (let count = 2; ; count += 1) {
      const name =
        count === 2 ? plain : `${stem.slice(0, 200)} (${count - 1})${kind}`;
      if (!taken.has(name)) return name;
    }
  }
}
