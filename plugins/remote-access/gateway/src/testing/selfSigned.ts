import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new certificate for this machine's own address, which nobody vouches for, and its key. */
export function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-console-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map(name => join(folder, name));
  const subject = [
    '-subj',
    '/CN=console',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
      ],
      ...['-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    ],
    { stdio: 'ignore' },
  );
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}
