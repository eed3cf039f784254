import { createHash } from 'node:crypto';
import {
  AsciicastHeader,
  exportToSign,
  mostPageBytes,
  plainAsciicast,
  WireProtocol,
  writeAsciicastHeader,
  type ExportOrder,
  type ExportStatement,
  type ReplayNotice,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { KeyStore } from '../keys/KeyStore';
import { OpenRecording, unwrapFor } from '../replay/OpenRecording';
import { pageAround } from './pageAround';
import { pageParts } from './pageParts';

/** Bytes of the recording that are written at once: a multiple of three, so that pieces of base64 join. */
const pieceBytes = 120 * 1024;

/** What may be told to whoever wanted the export. */
class ExportRefusal extends Error {}

/** Hands a recording out as a file, with who took it and why in it, to one person. */
export class RecordingExport {
  private over = false;
  private socket: BrowserSocket | undefined;
  private readonly hash = createHash('sha256');

  constructor(
    readonly order: ExportOrder,
    private readonly keys: KeyStore,
    private readonly directory: string,
  ) {}

  /** Runs until all is sent, or the person leaves. */
  async run(socket: BrowserSocket): Promise<void> {
    this.socket = socket;
    const { badMessage, ended } = WireProtocol.close;
    socket.listen({
      onText: () => socket.close(badMessage, 'An export takes no messages'),
      onBytes: () => socket.close(badMessage, 'An export takes no messages'),
      onGone: () => {
        this.over = true;
      },
    });
    try {
      await this.write();
      this.tell({ type: 'exported', sha256: this.hash.digest('hex') });
    } catch (error) {
      const message =
        error instanceof ExportRefusal
          ? error.message
          : 'This recording cannot be exported: it is missing or damaged, or its key does not fit.';
      this.tell({ type: 'failed', message });
    }
    if (!this.over) socket.close(ended, 'exported');
  }

  /** The right to it was lost. */
  dismiss(code: number, reason: string): void {
    this.socket?.close(code, reason);
    this.over = true;
  }

  private async write(): Promise<void> {
    const { order, keys, directory } = this;
    const recording = await OpenRecording.open(order, { keys, directory });
    try {
      if (order.form === 'page') await this.writePage(recording);
      else await this.writeAsciicast(recording);
    } finally {
      await recording.close();
    }
  }

  private async writePage(recording: OpenRecording): Promise<void> {
    const { source } = recording;
    const size = await source.size();
    if (size > mostPageBytes) {
      throw new ExportRefusal(
        `This recording is too long for a page: it has ${Math.ceil(size / 1024 ** 2)} MB, and ${mostPageBytes / 1024 ** 2} MB is the most that browsers open.`,
      );
    }
    const content = await this.content(recording);
    const { before, behind } = pageAround(content, await pageParts());
    const bytes = Buffer.byteLength(before + behind) + 4 * Math.ceil(size / 3);
    this.announce('html', bytes);
    await this.send(before);
    for (let at = 0; at < size; at += pieceBytes) {
      const piece = await source.read(at, Math.min(pieceBytes, size - at));
      await this.send(Buffer.from(piece).toString('base64'));
    }
    await this.send(behind);
  }

  private async writeAsciicast(recording: OpenRecording): Promise<void> {
    const { chunks, header } = recording.verdict;
    if (header?.kind !== 'terminal') {
      throw new ExportRefusal('Only terminals can be exported as asciicast.');
    }
    // What is left out makes it a little shorter: good enough to show how far it is.
    const most = chunks.reduce((sum, { plainLength }) => sum + plainLength, 0);
    this.announce('cast', most);
    for (const place of chunks) {
      const text = Buffer.from(await recording.read(place)).toString();
      const plain = plainAsciicast(text);
      await this.send(place.index === 0 ? this.entitle(plain) : plain);
    }
  }

  /** The title, which players show, says who took it out. */
  private entitle(text: string): string {
    const end = text.indexOf('\n');
    const header = AsciicastHeader.parse(JSON.parse(text.slice(0, end)));
    const { person, reason } = this.order;
    const taken = `exported by ${person} at ${new Date().toISOString()}: ${reason}`;
    const title = `${header.title ?? ''} (${taken})`;
    return writeAsciicastHeader({ ...header, title }) + text.slice(end + 1);
  }

  private async content({ verdict, publicKeys }: OpenRecording) {
    const { order, keys } = this;
    const { header, head } = verdict;
    if (!header || !head) throw new Error('No header');
    const statement: ExportStatement = {
      ...{ recording: order.recording, session: order.session },
      ...{ tenant: order.tenant, target: order.target, kind: header.kind },
      ...{ technician: order.technician, exportedBy: order.person },
      exportedAt: new Date().toISOString(),
      ...{ reason: order.reason, head, plan: header.plan },
    };
    const signed = Buffer.from(JSON.stringify(statement));
    const [{ kid: signer }] = keys.signPublicKeys;
    const raw = Buffer.from(await unwrapFor(order, header, keys));
    const dataKey = raw.toString('base64');
    raw.fill(0);
    return {
      statement: signed.toString('base64'),
      signature: Buffer.from(keys.sign(signer, exportToSign(signed))).toString(
        'base64',
      ),
      ...{ signer, publicKeys, dataKey },
    };
  }

  private announce(ending: 'html' | 'cast', bytes: number): void {
    const { tenant, session } = this.order;
    const name = `${tenant}-${session}.${ending}`;
    this.tell({ type: 'export', name, bytes });
  }

  /** Sends a piece, once whoever reads has taken the one before. */
  private async send(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.hash.update(bytes);
    for (let at = 0; at < bytes.length; at += WireProtocol.maxMessage) {
      if (this.over) return;
      const part = bytes.subarray(at, at + WireProtocol.maxMessage);
      await new Promise<void>(resolve => {
        this.socket?.send(part, resolve);
        if (this.over) resolve();
      });
    }
  }

  private tell(notice: ReplayNotice): void {
    if (!this.over) this.socket?.tell(notice);
  }
}
