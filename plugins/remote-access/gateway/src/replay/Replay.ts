import {
  ReplayRequest,
  WireProtocol,
  type RecordingVerification,
  type ReplayNotice,
  type ReplayOrder,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { KeyStore } from '../keys/KeyStore';
import { OpenRecording } from './OpenRecording';

/** Shows one recording to one person: verified first, then decrypted chunk by chunk, as the viewer asks for them. */
export class Replay {
  private opened: OpenRecording | undefined;
  private busy: Promise<void> = Promise.resolve();
  private over = false;
  private socket: BrowserSocket | undefined;

  constructor(
    readonly order: ReplayOrder,
    private readonly keys: KeyStore,
    private readonly directory: string,
  ) {}

  /** Runs until the viewer leaves. */
  run(socket: BrowserSocket): Promise<void> {
    this.socket = socket;
    return new Promise(resolve => {
      const finish = () => {
        if (this.over) return;
        this.over = true;
        void this.busy
          .then(() => this.opened?.close())
          .catch(() => {
            // There is nobody left to tell, and nothing was written.
          })
          .then(() => resolve());
      };
      this.busy = this.begin(socket);
      socket.listen({
        onText: text => {
          const request = readRequest(text);
          const { badMessage, ended } = WireProtocol.close;
          if (!request) socket.close(badMessage, 'Not a message of a replay');
          else if (request.type === 'end') socket.close(ended, 'closed');
          else this.serve(socket, request);
        },
        onBytes: () =>
          socket.close(WireProtocol.close.badMessage, 'A replay takes no keys'),
        onGone: finish,
      });
    });
  }

  /** Sends the viewer away: nothing more is shown to them. */
  dismiss(code: number, reason: string): void {
    this.socket?.close(code, reason);
  }

  private async begin(socket: BrowserSocket): Promise<void> {
    try {
      const { order, keys, directory } = this;
      this.opened = await OpenRecording.open(order, { keys, directory });
      socket.tell(this.describe(this.opened.verdict));
    } catch {
      const message =
        'This recording cannot be opened: its file is missing or damaged, or its key does not fit.';
      socket.tell({ type: 'failed', message } satisfies ReplayNotice);
      socket.close(WireProtocol.close.ended, 'failed');
    }
  }

  /** A recording that is still written has grown since: whoever asks beyond its end hears how far it goes now. */
  private async lookAgain(socket: BrowserSocket, opened: OpenRecording) {
    const before = opened.verdict;
    await opened.lookAgain();
    const { verdict } = opened;
    if (
      verdict.chunks.length > before.chunks.length ||
      verdict.state !== before.state
    ) {
      socket.tell(this.describe(verdict));
    }
  }

  private describe(verdict: RecordingVerification): ReplayNotice {
    const { recording, session } = this.order;
    return {
      type: 'recording',
      recording,
      session,
      startedAt: verdict.header?.startedAt ?? '',
      state: verdict.state,
      seal: verdict.seal,
      fault: verdict.fault && {
        chunk: verdict.fault.chunk,
        what: verdict.fault.what,
      },
      durationMs: verdict.durationMs,
      chunks: verdict.chunks.map(({ startMs, endMs }) => [startMs, endMs]),
    };
  }

  /** One question after the other: a viewer that asks for everything at once waits for itself. */
  private serve(
    socket: BrowserSocket,
    { from, count }: Extract<ReplayRequest, { type: 'read' }>,
  ): void {
    socket.pause();
    this.busy = this.busy
      .then(() => this.send(socket, from, count))
      .catch(() => {
        // A disk that fails for one recording must not end the sessions of others.
        const message = 'This recording cannot be read any further.';
        socket.tell({ type: 'failed', message } satisfies ReplayNotice);
      })
      .finally(() => !this.over && socket.resume());
  }

  private async send(
    socket: BrowserSocket,
    from: number,
    count: number,
  ): Promise<void> {
    const { opened } = this;
    if (!opened) return;
    const { state, chunks } = opened.verdict;
    if (state === 'truncated' && from >= chunks.length) {
      await this.lookAgain(socket, opened);
      return;
    }
    const places = opened.verdict.chunks.slice(from, from + count);
    for (const place of places) {
      if (this.over) return;
      const plain = await opened.read(place).catch(() => undefined);
      if (!plain) {
        const message = `Part ${place.index + 1} of this recording does not open.`;
        socket.tell({ type: 'failed', message } satisfies ReplayNotice);
        return;
      }
      const notice: ReplayNotice = { type: 'chunk', index: place.index };
      socket.tell(notice);
      await new Promise<void>(resolve => {
        socket.send(plain, resolve);
        if (this.over) resolve();
      });
    }
  }
}

function readRequest(text: string): ReplayRequest | undefined {
  try {
    return ReplayRequest.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
