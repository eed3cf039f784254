import type { HostKey } from '@wardroom/remote-access-common';
import { readCertificate } from '../certificate/readCertificate';
import { WireReader } from '../certificate/WireReader';
import { DialFailure } from '../dial/DialFailure';
import { hostKeyOf } from '../dial/hostKeyOf';
import { verifyHostKey } from '../dial/verifyHostKey';

type Trust = Parameters<typeof verifyHostKey>[0] & {
  /** What the host is called in the file, and by its certificate. */
  alias: string;
};

/**
 * The line for a file of known hosts that has OpenSSH trust what a server shows: its key, or the authority that certified
 * it. Throws `DialFailure` where it is not to be trusted.
 */
export async function knownHost(blob: Buffer, trust: Trust): Promise<string> {
  const { hostKeys, alias } = trust;
  if (hostKeys.some(({ authority }) => authority)) {
    const authority = trustedAuthority(blob, trust);
    return `@cert-authority ${alias} ${lineOf(authority)}\n`;
  }
  await verifyHostKey(trust, hostKeyOf(blob));
  return `${alias} ${lineOf(blob)}\n`;
}

function trustedAuthority(blob: Buffer, { hostKeys, alias }: Trust): Buffer {
  const certificate = readOrRefuse(blob);
  const { authority, kind, principals, valid } = certificate;
  const signer: HostKey = { ...hostKeyOf(authority), authority: true };
  const known = hostKeys.some(
    key =>
      key.authority &&
      key.type === signer.type &&
      key.fingerprint === signer.fingerprint,
  );
  if (!known) throw new DialFailure('host-key-changed', signer);
  const now = BigInt(Math.floor(Date.now() / 1000));
  const good =
    kind === 'host' &&
    valid.from <= now &&
    now < valid.to &&
    principals.includes(alias);
  if (!good) throw new DialFailure('host-certificate-invalid');
  return authority;
}

function readOrRefuse(blob: Buffer) {
  try {
    return readCertificate(blob);
  } catch {
    throw new DialFailure('target-misbehaved');
  }
}

function lineOf(key: Buffer): string {
  return `${new WireReader(key).text()} ${key.toString('base64')}`;
}
