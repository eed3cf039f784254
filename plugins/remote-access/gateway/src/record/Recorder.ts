import {
  RecordingEncoder,
  type EndReason,
  type RecordingEnd,
  type SessionEvent,
  type SessionOrder,
} from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { LineBuffer } from './LineBuffer';
import { RecordingFile } from './RecordingFile';
import type {
  RecordingChunk,
  RecordingSink,
  RecordingWriter,
} from './RecordingWriter';
import { recordingTools } from './recordingTools';

/** Milliseconds from the first unsaved event to its way to the disk: with what that takes, a crash loses one second. */
const flushMs = 500;

/** Bytes on their way to the disk at which whoever produces output must wait, and at which it may go on. */
const highWater = 1024 * 1024;
const lowWater = 256 * 1024;

const retryMs = 250;

export type RecorderListener = {
  /** More is on disk. */
  onProgress(progress: { chunks: number; head: string; bytes: number }): void;
  /** `slow`: hold the output back. `frozen`: nothing could be saved for 5 s. `failed`: for 30 s; end the session. */
  onState(state: RecorderState): void;
};
export type RecorderState = 'fine' | 'slow' | 'frozen' | 'failed';

export type RecorderLimits = { freezeMs: number; failMs: number };

type Beginning = {
  path: string;
  order: SessionOrder;
  keys: KeyStore;
  limits: RecorderLimits;
  /** Makes what writes the lines of this kind of session. */
  write(sink: RecordingSink): RecordingWriter;
};

/**
 * Records one session: lines into chunks, chunks through the encoder, frames to the disk, one after the other. It tells
 * its session how it fares; a session whose recorder has failed must end.
 */
export class Recorder {
  private readonly startedAt = new Date();
  private readonly start = performance.now();
  private readonly writer: RecordingWriter;
  private readonly queue: RecordingChunk[] = [];
  private queued = 0;
  private sealing = false;
  private abandoned = false;
  private working: Promise<void> | undefined;
  private flushTimer: NodeJS.Timeout | undefined;
  private stuckTimer: NodeJS.Timeout | undefined;
  private state: RecorderState = 'fine';
  private readonly failure: Promise<false>;
  private giveUp: () => void = () => {};
  private listener: RecorderListener = { onProgress() {}, onState() {} };

  private constructor(
    private readonly beginning: Beginning,
    private readonly encoder: RecordingEncoder,
    private readonly file: RecordingFile,
  ) {
    this.writer = beginning.write({
      now: () => performance.now() - this.start,
      onChunk: chunk => {
        if (this.abandoned) {
          LineBuffer.release(chunk.plain);
          return;
        }
        this.queue.push(chunk);
        this.queued += chunk.plain.length;
        this.working ??= this.work().catch(() => this.become('failed'));
      },
      onWritten: () => this.hurry(),
    });
    this.failure = new Promise(resolve => {
      this.giveUp = () => resolve(false);
    });
  }

  /** Begins a recording. When this returns, the file is on disk and can be recovered. */
  static async begin(beginning: Beginning): Promise<Recorder> {
    const { order, keys, path } = beginning;
    const [{ kid }] = keys.signPublicKeys;
    const { encoder, bytes } = await RecordingEncoder.begin(
      { ...recordingTools, sign: data => keys.sign(kid, data) },
      {
        recording: order.recording,
        session: order.session,
        tenant: order.tenant,
        kind: order.kind,
        startedAt: new Date().toISOString(),
        signer: kid,
        plan: order.plan,
        recipients: order.recordingKeys,
      },
    );
    const file = await RecordingFile.create(path);
    const recorder = new Recorder(beginning, encoder, file);
    await recorder.file.append(bytes);
    return recorder;
  }

  listen(listener: RecorderListener): void {
    this.listener = listener;
  }

  get head(): string {
    return this.encoder.head;
  }

  mark(label: string): void {
    if (!this.sealing) this.writer.mark(label);
  }

  event(event: Omit<SessionEvent, 't'>): void {
    // What comes after the end has no place in it any more.
    if (!this.sealing) this.writer.event(event);
  }

  /** Keeps what is on disk, and takes nothing more: from now on nobody hears of it, and it is to be recovered. */
  abandon(): void {
    this.abandoned = true;
    this.listener = { onProgress() {}, onState() {} };
    clearTimeout(this.stuckTimer);
    this.become('failed');
    this.queue.splice(0);
  }

  /** Saves all and closes the recording. Where the disk does not take it, it stays open and says so; `recover` closes it later. */
  async seal(reason: EndReason, by?: string): Promise<RecordingEnd> {
    this.event({ event: 'ended', note: reason });
    this.sealing = true;
    clearTimeout(this.flushTimer);
    this.writer.flush();
    await Promise.race([this.working, this.failure]);
    const endedAt = new Date().toISOString();
    const { seal, bytes } = this.encoder.seal({ endedAt, reason, by });
    const sealed = this.state !== 'failed' && (await this.save(bytes));
    // A disk that hangs would keep this waiting for ever.
    const closing = this.file.close().catch(() => {});
    if (sealed) await closing;
    return {
      recording: this.beginning.order.recording,
      session: this.beginning.order.session,
      state: sealed ? 'sealed' : 'unsealed',
      reason,
      by,
      startedAt: this.startedAt.toISOString(),
      endedAt,
      durationMs: seal.durationMs,
      chunks: seal.chunks,
      bytes: this.file.size,
      head: seal.head,
      truncated: false,
    };
  }

  /** Something is to be saved soon. */
  private hurry(): void {
    if (this.state === 'fine' && this.queued > highWater) this.become('slow');
    this.flushTimer ??= setTimeout(() => {
      this.flushTimer = undefined;
      this.writer.flush();
    }, flushMs);
  }

  private become(state: RecorderState): void {
    if (this.state === state || this.state === 'failed') return;
    this.state = state;
    if (state === 'failed') this.giveUp();
    this.listener.onState(state);
  }

  private async work(): Promise<void> {
    while (this.queue.length && this.state !== 'failed') {
      const batch = this.queue.splice(0);
      const length = batch.reduce((sum, { plain }) => sum + plain.length, 0);
      const frames: Uint8Array[] = [];
      for (const chunk of batch) {
        frames.push(await this.encoder.chunk(chunk.plain, chunk));
        LineBuffer.release(chunk.plain);
      }
      const { head, chunks } = this.encoder;
      // What could not be saved is lost to the file: nothing may be sealed as if it followed.
      if (!(await this.save(Buffer.concat(frames)))) break;
      this.queued -= length;
      if (this.queued < lowWater) this.become('fine');
      this.listener.onProgress({ chunks, head, bytes: this.file.size });
    }
    this.working = undefined;
  }

  /** Tries until the disk has the bytes, or it has taken too long. */
  private async save(bytes: Uint8Array): Promise<boolean> {
    this.watch();
    while (this.state !== 'failed') {
      try {
        const written = this.file.append(bytes).then(() => true);
        const saved = await Promise.race([written, this.failure]);
        if (saved) this.unwatch();
        return saved;
      } catch {
        // A full disk may have room again, and the state tells who must know.
        await new Promise(resolve => {
          setTimeout(resolve, retryMs);
        });
      }
    }
    return false;
  }

  private watch(): void {
    const { freezeMs, failMs } = this.beginning.limits;
    this.stuckTimer = setTimeout(() => {
      this.become('frozen');
      this.stuckTimer = setTimeout(
        () => this.become('failed'),
        failMs - freezeMs,
      );
    }, freezeMs);
  }

  private unwatch(): void {
    clearTimeout(this.stuckTimer);
    if (this.state === 'frozen') this.become('slow');
  }
}
