import {
  readReplay,
  ReplayNotice,
  WireProtocol,
  type Entry,
  type ReplayContent,
} from '@wardroom/remote-access-common';
import { socketUrl } from '../../components/Terminal/socketUrl';

export type RecordingFacts = Extract<ReplayNotice, { type: 'recording' }>;

const batch = 8;

type Listener = {
  /** Closes the connection when the page is left. */
  signal: AbortSignal;
  onProgress: (percent: number) => void;
  /** The person may not see it any more, however much of it is here. */
  onDismissed: () => void;
};

/**
 * Fetches a recording from the gateway, a few chunks at a time, and stays connected to hear when it may not be seen any
 * more. Rejects when it is refused or the connection breaks before all is here.
 */
export function fetchRecording(
  entry: Entry,
  { signal, onProgress, onDismissed }: Listener,
): Promise<ReplayContent & { facts: RecordingFacts }> {
  const socket = new WebSocket(socketUrl(entry));
  socket.binaryType = 'arraybuffer';
  const content: ReplayContent = { moments: [], markers: [] };
  let facts: RecordingFacts | undefined;
  let got = 0;
  return new Promise((resolve, reject) => {
    const finish = () => {
      if (facts) resolve({ facts, ...content });
    };
    signal.addEventListener('abort', () => {
      socket.onclose = null;
      socket.close();
    });
    const read = () => {
      const left = (facts?.chunks.length ?? 0) - got;
      if (left <= 0) finish();
      else if (got % batch === 0) {
        const count = Math.min(batch, left);
        socket.send(JSON.stringify({ type: 'read', from: got, count }));
      }
    };
    socket.onopen = () => {
      const { ticket } = entry;
      socket.send(JSON.stringify({ ticket, cols: 80, rows: 24 }));
    };
    socket.onclose = ({ code }) => {
      if (code === WireProtocol.close.dismissed) {
        // Nothing of it stays in this page.
        content.moments.length = 0;
        content.markers.length = 0;
        onDismissed();
      }
      reject(new Error('The connection was closed'));
    };
    socket.onmessage = ({ data }) => {
      if (typeof data !== 'string') {
        const { moments, markers } = readReplay(new TextDecoder().decode(data));
        for (const moment of moments) content.moments.push(moment);
        content.markers.push(...markers);
        got += 1;
        onProgress(Math.round((100 * got) / (facts?.chunks.length ?? 1)));
        read();
        return;
      }
      const notice = ReplayNotice.parse(JSON.parse(data));
      if (notice.type === 'failed') reject(new Error(notice.message));
      if (notice.type === 'recording' && !facts) {
        facts = notice;
        read();
      }
    };
  });
}
