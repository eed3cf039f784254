import { ReplayNotice, type Entry } from '@wardroom/remote-access-common';
import { socketUrl } from '../Terminal/socketUrl';

export type ExportedFile = { name: string; content: Blob };

/**
 * Fetches the file that a ticket is for, and checks that it came as it was sent. Rejects when it is refused or the
 * connection breaks.
 *
 * @param progress - hears from 0 to 100 how far it is
 */
export function fetchExport(
  entry: Entry,
  progress: (percent: number) => void,
): Promise<ExportedFile> {
  const socket = new WebSocket(socketUrl(entry));
  socket.binaryType = 'arraybuffer';
  const parts: ArrayBuffer[] = [];
  let got = 0;
  let named: Extract<ReplayNotice, { type: 'export' }> | undefined;
  return new Promise((resolve, reject) => {
    const finish = async (sha256: string) => {
      const content = new Blob(parts);
      if ((await sha256Of(content)) !== sha256 || !named) {
        throw new Error('The file did not arrive as it was sent');
      }
      resolve({ name: named.name, content });
    };
    socket.onopen = () => {
      const { ticket } = entry;
      socket.send(JSON.stringify({ ticket, cols: 80, rows: 24 }));
    };
    socket.onclose = () => reject(new Error('The connection was closed'));
    socket.onmessage = ({ data }) => {
      if (typeof data !== 'string') {
        parts.push(data);
        got += data.byteLength;
        const whole = Math.max(named?.bytes ?? 0, got, 1);
        progress(Math.floor((100 * got) / whole));
        return;
      }
      const notice = ReplayNotice.parse(JSON.parse(data));
      if (notice.type === 'failed') reject(new Error(notice.message));
      if (notice.type === 'export') named = notice;
      if (notice.type === 'exported') {
        socket.onclose = null;
        finish(notice.sha256).catch(reject);
      }
    };
  });
}

async function sha256Of(content: Blob): Promise<string> {
  const bytes = await content.arrayBuffer();
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}
