import { ReplayNotice, type Entry } from '@wardroom/remote-access-common';
import { socketUrl } from '../../components/Terminal/socketUrl';

/**
 * One moment of a recording, in milliseconds from the start. Of a terminal: output (`o`), a size (`r`) or a command
 * (`c`); of a desktop: what was drawn (`g`), the pointer (`p`) or a key (`k`); of both: a mark (`m`).
 */
export type Moment = {
  at: number;
  kind: 'o' | 'r' | 'm' | 'c' | 'g' | 'p' | 'k';
  data: string;
};
export type RecordingFacts = Extract<ReplayNotice, { type: 'recording' }>;

const batch = 8;

/** Fetches a recording from the gateway, a few chunks at a time. Rejects when it is refused or the connection breaks. */
export function fetchRecording(
  entry: Entry,
  progress: (percent: number) => void,
): Promise<{ facts: RecordingFacts; moments: Moment[] }> {
  const socket = new WebSocket(socketUrl(entry));
  socket.binaryType = 'arraybuffer';
  const moments: Moment[] = [];
  let facts: RecordingFacts | undefined;
  let got = 0;
  return new Promise((resolve, reject) => {
    const finish = () => {
      socket.onclose = null;
      socket.close();
      if (facts) resolve({ facts, moments });
    };
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
    socket.onclose = () => reject(new Error('The connection was closed'));
    socket.onmessage = ({ data }) => {
      if (typeof data !== 'string') {
        moments.push(...momentsOf(new TextDecoder().decode(data)));
        got += 1;
        progress(Math.round((100 * got) / (facts?.chunks.length ?? 1)));
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

/** The moments in lines of a recording; its header and what else happened around the terminal are left out. */
export function momentsOf(lines: string): Moment[] {
  return lines
    .split('\n')
    .filter(Boolean)
    .flatMap(line => {
      const value = JSON.parse(line);
      if (Array.isArray(value)) {
        const [seconds, kind, data] = value;
        return { at: Math.round(seconds * 1000), kind, data };
      }
      if (value.event !== 'command') return [];
      const at = Math.round(value.t * 1000);
      return { at, kind: 'c' as const, data: value.note ?? '' };
    });
}
