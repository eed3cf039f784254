import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { DialFailure } from '../dial/DialFailure';

/** What a certificate is judged by: that it is valid for its name, or the fingerprint of the one that is pinned. */
export type Trust = { valid: true } | { fingerprint: string };

/** TLS over a stream, to a server whose certificate is right. Throws `DialFailure`. */
export function secureStream(
  stream: Duplex,
  { host, trust }: { host: string; trust: Trust },
  signal: AbortSignal,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const tls = connect({
      ...{ socket: stream, host, ALPNProtocols: ['http/1.1'] },
      servername: isIP(host) ? undefined : host,
      rejectUnauthorized: 'valid' in trust,
      minVersion: 'TLSv1.2',
    });
    const settle = () => signal.removeEventListener('abort', giveUp);
    const fail = (error: unknown) => {
      settle();
      tls.destroy();
      stream.destroy();
      reject(error);
    };
    const giveUp = () => fail(signal.reason);
    signal.addEventListener('abort', giveUp);
    tls.on('error', error => fail(failureOf(error)));
    tls.once('close', () => fail(new DialFailure('target-lost')));
    tls.once('secureConnect', () => {
      const { raw } = tls.getPeerX509Certificate() ?? {};
      if ('fingerprint' in trust && fingerprintOf(raw) !== trust.fingerprint) {
        fail(new DialFailure('host-key-changed'));
        return;
      }
      settle();
      resolve(tls);
    });
    if (signal.aborted) giveUp();
  });
}

function fingerprintOf(certificate: Uint8Array = new Uint8Array()): string {
  const hash = createHash('sha256').update(certificate).digest('base64');
  return `SHA256:${hash.replace(/=+$/, '')}`;
}

function failureOf(error: unknown): DialFailure {
  const { code = '' } = error as { code?: string };
  const untrusted = /CERT|SELF_SIGNED|ISSUER|ALTNAME|SIGNATURE|^ERR_TLS_/;
  return new DialFailure(
    untrusted.test(code) ? 'certificate-invalid' : 'target-misbehaved',
  );
}
