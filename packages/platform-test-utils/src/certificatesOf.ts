import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Part = { path: string; text: string };
type Identity = { cert: Part; key: Part };

/** The certificates and keys of one OpenVPN server with one client, made in a folder by a CA of their own. */
export function certificatesOf(folder: string): {
  ca: Part;
  server: Identity;
  client: Identity;
  tlsCrypt: Part;
} {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: 'pipe' });
  const fresh = [
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
  ];
  openssl(
    ...['req', '-x509', ...fresh, '-days', '2', '-subj', '/CN=test'],
    ...['-keyout', at('ca.key'), '-out', at('ca.crt')],
  );
  const part = (name: string): Part => ({
    path: at(name),
    text: readFileSync(at(name), 'utf8'),
  });
  const identity = (name: 'server' | 'client'): Identity => {
    writeFileSync(
      at(`${name}.ext`),
      `extendedKeyUsage=${name}Auth\nkeyUsage=digitalSignature\n`,
    );
    openssl(
      ...['req', ...fresh, '-subj', `/CN=${name}`],
      ...['-keyout', at(`${name}.key`), '-out', at(`${name}.csr`)],
    );
    openssl(
      ...['x509', '-req', '-in', at(`${name}.csr`), '-days', '2'],
      ...['-CA', at('ca.crt'), '-CAkey', at('ca.key'), '-CAcreateserial'],
      ...['-extfile', at(`${name}.ext`), '-out', at(`${name}.crt`)],
    );
    return { cert: part(`${name}.crt`), key: part(`${name}.key`) };
  };
  const [server, client] = [identity('server'), identity('client')];
  execFileSync('openvpn', ['--genkey', 'tls-crypt', at('tls-crypt.key')]);
  return {
    ca: part('ca.crt'),
    server,
    client,
    tlsCrypt: part('tls-crypt.key'),
  };
}
