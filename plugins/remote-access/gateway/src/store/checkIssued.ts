import {
  StoreFailure,
  type CertificateRequest,
} from '@wardroom/remote-access-common';
import { certificateType } from '../certificate/mintCertificate';
import {
  readCertificate,
  type SshCertificate,
} from '../certificate/readCertificate';
import { WireReader } from '../certificate/WireReader';

/** Clocks differ, and stores make certificates good from a little earlier. */
const leewaySeconds = 120;

/**
 * Looks whether a store's certificate is the one that was asked for: for this key and these principals, no longer, with
 * no other right and no restriction less. Gives it as it is in the protocol. Throws `StoreFailure`.
 *
 * @param point - the 32 bytes of the public key that was to be certified
 */
export function checkIssued(
  line: string,
  request: CertificateRequest,
  point: Buffer,
): Buffer {
  const [type, text = ''] = line.trim().split(/\s+/);
  const blob = Buffer.from(text, 'base64');
  const certificate = readOrRefuse(blob);
  const good =
    type === certificateType &&
    certificate.type === certificateType &&
    certificate.kind === 'user' &&
    certificate.keyId === request.keyId &&
    new WireReader(certificate.key).string().equals(point) &&
    sameNames(certificate.principals, request.principals) &&
    isShort(certificate, request.seconds) &&
    certificate.extensions.every(name => request.extensions.includes(name)) &&
    sameNames(certificate.critical, Object.keys(request.criticalOptions));
  if (!good) throw new StoreFailure('store-misbehaved');
  return blob;
}

function readOrRefuse(blob: Buffer): SshCertificate {
  try {
    return readCertificate(blob);
  } catch {
    throw new StoreFailure('store-misbehaved');
  }
}

function sameNames(some: string[], others: string[]): boolean {
  return (
    some.length === others.length && some.every(name => others.includes(name))
  );
}

function isShort({ valid }: SshCertificate, seconds: number): boolean {
  const now = BigInt(Math.floor(Date.now() / 1000));
  const most = BigInt(seconds + leewaySeconds);
  return valid.from <= now && now < valid.to && valid.to - now <= most;
}
