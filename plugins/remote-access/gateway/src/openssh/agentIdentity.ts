import type { ParsedKey } from 'ssh2';
import { lengthPrefixed } from '@wardroom/remote-access-common';
import type { UserCertificate } from '../certificate/userCertificate';

/** One thing that an agent can sign with. */
export type AgentIdentity = {
  /** Public key or certificate, as it is in the protocol. */
  blob: Uint8Array;
  /** @param flags - of the agent's protocol: with which hash RSA keys sign */
  sign(data: Uint8Array, flags: number): Uint8Array;
};

/** Names of RSA signatures, and what the library calls their hash, by the flags of the agent's protocol. */
const rsa: Record<number, { name: string; hash: string }> = {
  0: { name: 'ssh-rsa', hash: 'sha1' },
  2: { name: 'rsa-sha2-256', hash: 'sha256' },
  4: { name: 'rsa-sha2-512', hash: 'sha512' },
};

/** A certificate for minutes, or a private key, as an agent has it. */
export function agentIdentity(
  means: { certificate: UserCertificate } | { key: ParsedKey },
): AgentIdentity {
  if ('certificate' in means) return means.certificate;
  const { key } = means;
  return {
    blob: key.getPublicSSH(),
    sign(data, flags) {
      const { name, hash } =
        key.type === 'ssh-rsa'
          ? (rsa[flags] ?? rsa[4])
          : { name: key.type, hash: undefined };
      const signature = key.sign(Buffer.from(data), hash);
      if (signature instanceof Error) throw signature;
      return lengthPrefixed(name, signature);
    },
  };
}
