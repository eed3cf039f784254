import {
  FileProtocol,
  type FileNotice,
  type FileRequest,
} from '@wardroom/remote-access-common';
import type { WebSocket } from 'ws';

type Page = {
  readonly ws: WebSocket;
  readonly notices: readonly { type: string }[];
  tell(request: FileRequest): void;
  until(what: () => boolean): Promise<void>;
};

type Numbered = Exclude<FileNotice, { type: 'file-offered' }>;

/** The files of a session as a page asks for them. */
export class BrowserFiles {
  constructor(private readonly page: Page) {}

  /** What was said about files so far. */
  get notices(): Numbered[] {
    return this.page.notices.filter(
      (notice): notice is Numbered => 'id' in notice,
    );
  }

  /** The first notice of a kind about a request; all earlier ones stay where they are. */
  async answer<T extends Numbered['type']>(
    id: number,
    ...types: T[]
  ): Promise<Extract<Numbered, { type: T }>> {
    const find = () =>
      this.notices.find(
        n => n.id === id && types.some(type => type === n.type),
      ) as Extract<Numbered, { type: T }> | undefined;
    await this.page.until(() => find() !== undefined);
    return find() as Extract<Numbered, { type: T }>;
  }

  outcome(id: number) {
    return this.answer(id, 'file-done', 'file-failed');
  }

  async list(path: string, id: number) {
    this.page.tell({ type: 'file-list', id, path });
    return this.answer(id, 'files', 'file-failed');
  }

  async download(path: string, id = 1) {
    this.page.tell({ type: 'file-get', id, path });
    const done = await this.outcome(id);
    const pieces = this.notices.flatMap(n =>
      n.type === 'file-data' && n.id === id
        ? [Buffer.from(n.data, 'base64')]
        : [],
    );
    return { done, content: Buffer.concat(pieces) };
  }

  async upload(file: { path: string; content: Buffer }, id = 1) {
    const { page } = this;
    const { path, content } = file;
    page.tell({ type: 'file-put', id, path, bytes: content.length });
    for (let at = 0; at < content.length; at += FileProtocol.piece) {
      const piece = content.subarray(at, at + FileProtocol.piece);
      page.tell({ type: 'file-data', id, data: piece.toString('base64') });
      await page.until(() =>
        this.notices.some(
          n =>
            n.id === id &&
            (n.type === 'file-failed' ||
              (n.type === 'file-progress' && n.bytes >= at + piece.length)),
        ),
      );
    }
    return this.outcome(id);
  }

  /** From now on the page says what it has of downloads, so that more comes. */
  acknowledge(): void {
    const taken = new Map<number, number>();
    this.page.ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return;
      const notice = JSON.parse(data.toString()) as FileNotice;
      if (notice.type !== 'file-data') return;
      const { id } = notice;
      const piece = Buffer.byteLength(notice.data, 'base64');
      const bytes = (taken.get(id) ?? 0) + piece;
      taken.set(id, bytes);
      this.page.tell({ type: 'file-ack', id, bytes });
    });
  }
}
