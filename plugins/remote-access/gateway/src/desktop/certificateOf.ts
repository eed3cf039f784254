import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { connect as startTls } from 'node:tls';
import type { HostKey } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';

/** Asks an RDP server for TLS or what is built on it: a connection request with a negotiation of protocols 1, 2 and 8. */
const request = Buffer.from('030000130ee00000000000010008000b000000', 'hex');

/** Answers of the server: TLS, its extensions. */
const secured = [1, 2, 8];

/**
 * The certificate that an RDP server shows, as a key to be pinned; undefined where the server knows no TLS, and so has
 * none. The stream is used up. Throws `DialFailure`.
 */
export async function certificateOf(
  stream: Duplex,
  signal: AbortSignal,
): Promise<HostKey | undefined> {
  const giveUp = () => stream.destroy();
  signal.addEventListener('abort', giveUp);
  try {
    stream.write(request);
    const answer = await read(stream, 19);
    const agreed = answer[11] === 2 && secured.includes(answer[15]);
    return agreed ? await shown(stream) : undefined;
  } catch {
    signal.throwIfAborted();
    throw new DialFailure('target-misbehaved');
  } finally {
    signal.removeEventListener('abort', giveUp);
    stream.destroy();
  }
}

/** The first bytes that come; an answer without negotiation is shorter. */
function read(stream: Duplex, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    const onData = (bytes: Buffer) => {
      got = Buffer.concat([got, bytes]);
      const length = got.length >= 4 ? got.readUInt16BE(2) : count;
      if (got.length < length) return;
      stream.off('data', onData);
      stream.pause();
      resolve(Buffer.concat([got, Buffer.alloc(count)]));
    };
    stream.on('data', onData);
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('closed')));
  });
}

function shown(stream: Duplex): Promise<HostKey> {
  return new Promise((resolve, reject) => {
    // Whose it is says the pin: certificates of Windows hosts are signed by themselves.
    const tls = startTls({ socket: stream, rejectUnauthorized: false });
    tls.once('error', reject);
    tls.once('close', () => reject(new Error('closed')));
    tls.once('secureConnect', () => {
      const { raw } = tls.getPeerCertificate();
      const hash = createHash('sha256').update(raw).digest('base64');
      tls.destroy();
      const fingerprint = `SHA256:${hash.replace(/=+$/, '')}`;
      resolve({ type: 'x509', fingerprint });
    });
  });
}
