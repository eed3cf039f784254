import { WireReader } from './WireReader';

/** What an OpenSSH certificate says; its values are views. */
export type SshCertificate = {
  /** Of the certificate, such as `ssh-ed25519-cert-v01@openssh.com`. */
  type: string;
  kind: 'user' | 'host' | undefined;
  keyId: string;
  /** Whom it names: users, or hosts. Empty: anybody. */
  principals: string[];
  /** Seconds since 1970; good before `to`. */
  valid: { from: bigint; to: bigint };
  /** Names of what it restricts. */
  critical: string[];
  /** Names of what it permits. */
  extensions: string[];
  /** The public key that is certified: its parts as they are in the protocol, without its type. */
  key: Buffer;
  /** The public key of who signed it, as it is in the protocol. */
  authority: Buffer;
};

/** Strings that make up the public key in a certificate, by the type of that. */
const keyParts: Record<string, number> = {
  'ssh-ed25519-cert-v01@openssh.com': 1,
  'ecdsa-sha2-nistp256-cert-v01@openssh.com': 2,
  'ecdsa-sha2-nistp384-cert-v01@openssh.com': 2,
  'ecdsa-sha2-nistp521-cert-v01@openssh.com': 2,
  'ssh-rsa-cert-v01@openssh.com': 2,
};

const kinds: Record<number, 'user' | 'host'> = { 1: 'user', 2: 'host' };

/** Reads a certificate as it is in the protocol. Throws where it is none. Its signature is not checked. */
export function readCertificate(blob: Buffer): SshCertificate {
  const reader = new WireReader(blob);
  const type = reader.text();
  const parts = keyParts[type];
  if (!parts) throw new TypeError('This is not a certificate');
  reader.string(); // nonce
  const keyFrom = reader.offset;
  for (let part = 0; part < parts; part += 1) reader.string();
  const key = blob.subarray(keyFrom, reader.offset);
  reader.uint64(); // serial number
  const kind = kinds[reader.uint32()];
  const keyId = reader.text();
  const principals = reader.strings();
  const valid = { from: reader.uint64(), to: reader.uint64() };
  const critical = namesIn(reader.string());
  const extensions = namesIn(reader.string());
  reader.string(); // reserved
  const authority = reader.string();
  reader.string(); // signature
  if (!reader.isDone) throw new TypeError('More follows the certificate');
  return {
    ...{ type, kind, keyId, principals, valid },
    ...{ critical, extensions, key, authority },
  };
}

/** Options are names, each with its value. */
function namesIn(options: Buffer): string[] {
  const reader = new WireReader(options);
  const names: string[] = [];
  while (!reader.isDone) {
    names.push(reader.text());
    reader.string();
  }
  return names;
}
