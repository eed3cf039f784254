import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as startTls } from 'node:tls';
import type { HostKey } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';

export type MetCertificate = {
  /** The certificate as a key to be pinned. */
  hostKey: HostKey;
  /** SHA-256 of its public key, in base64: by it, Chromium knows the certificate again. */
  publicKey: string;
};

/** The certificate that a web server shows at the other end of a stream, which is used up. Throws `DialFailure`. */
export function webCertificate(
  stream: Duplex,
  host: string,
  signal: AbortSignal,
): Promise<MetCertificate> {
  return new Promise((resolve, reject) => {
    const giveUp = () => stream.destroy();
    signal.addEventListener('abort', giveUp);
    const fail = () => {
      signal.removeEventListener('abort', giveUp);
      stream.destroy();
      reject(signal.reason ?? new DialFailure('target-misbehaved'));
    };
    // Whose it is says the pin.
    const tls = startTls({
      socket: stream,
      servername: isIP(host) ? undefined : host,
      rejectUnauthorized: false,
    });
    tls.once('error', fail);
    tls.once('close', fail);
    tls.once('secureConnect', () => {
      const certificate = tls.getPeerX509Certificate();
      if (!certificate) return fail();
      const spki = certificate.publicKey.export({
        type: 'spki',
        format: 'der',
      });
      const met = {
        hostKey: {
          type: 'x509',
          fingerprint: `SHA256:${sha256(certificate.raw).replace(/=+$/, '')}`,
        },
        publicKey: sha256(spki),
      };
      signal.removeEventListener('abort', giveUp);
      tls.off('close', fail);
      tls.destroy();
      stream.destroy();
      return resolve(met);
    });
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}
