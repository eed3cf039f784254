import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostKey } from '@wardroom/remote-access-common';

/** Keys and certificates for tests, made by OpenSSH's own `ssh-keygen` in a directory that goes with `drop`. */
export class CertificateKeys {
  private readonly directory = mkdtempSync(join(tmpdir(), 'wardroom-ca-'));

  /** Makes a key. Gives its private half; the public one is in the file of the name and `.pub`. */
  make(name: string, type = 'ed25519'): Buffer {
    execFileSync('ssh-keygen', [
      ...['-q', '-t', type, '-N', '', '-C', name, '-f', this.file(name)],
    ]);
    return this.read(name);
  }

  /** The public half of a key, as one line. */
  publicLine(name: string): string {
    return readFileSync(this.file(`${name}.pub`), 'utf8').trim();
  }

  /** The private half of a key. */
  read(name: string): Buffer {
    return readFileSync(this.file(name));
  }

  file(name: string): string {
    return join(this.directory, name);
  }

  /** Writes a file. Gives its path. */
  write(name: string, text: string): string {
    writeFileSync(this.file(name), text);
    return this.file(name);
  }

  /** A certificate as OpenSSH reads it. */
  describe(blob: Uint8Array, type: string): string {
    const line = `${type} ${Buffer.from(blob).toString('base64')}\n`;
    const file = this.write('described-cert.pub', line);
    return execFileSync('ssh-keygen', ['-Lf', file]).toString();
  }

  /** Type and fingerprint of a key that was made, as OpenSSH prints them. */
  hostKey(name: string): HostKey {
    const args = ['-lf', this.file(`${name}.pub`)];
    const shown = execFileSync('ssh-keygen', args).toString();
    const [type] = this.publicLine(name).split(' ');
    return { type, fingerprint: shown.split(' ')[1] };
  }

  /** Certifies a public key as that of a user, as `ssh-keygen` is told. Gives the certificate in one line. */
  certifyUser(authority: string, publicKey: string, told: string[]): string {
    const file = this.write('user-key.pub', `${publicKey}\n`);
    execFileSync('ssh-keygen', [
      '-q',
      '-s',
      this.file(authority),
      ...told,
      file,
    ]);
    return readFileSync(this.file('user-key-cert.pub'), 'utf8');
  }

  /** Certifies the public key in a file as that of a host with these names. Gives the path of the certificate. */
  certifyHost(
    authority: string,
    publicKey: string,
    { names, valid = '-5m:+1h' }: { names: string; valid?: string },
  ): string {
    execFileSync('ssh-keygen', [
      ...['-q', '-s', this.file(authority), '-h', '-I', 'host', '-n', names],
      ...['-V', valid, publicKey],
    ]);
    return publicKey.replace(/\.pub$/, '-cert.pub');
  }

  drop(): void {
    rmSync(this.directory, { recursive: true });
  }
}
