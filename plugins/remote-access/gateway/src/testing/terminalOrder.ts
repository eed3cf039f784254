import { newId } from '@wardroom/platform-common';
import type {
  CredentialSecret,
  RecipientKey,
  SealedCredential,
  SealPublicKey,
  SessionPolicy,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import { sealedCredential } from './sealedCredential';

export type OrderWishes = {
  tenant?: string;
  session?: string;
  recording?: string;
  target?: Partial<TerminalOrder['target']>;
  secret?: CredentialSecret;
  hostKeys?: TerminalOrder['hostKeys'];
  road?: TerminalOrder['road'];
  jumps?: TerminalOrder['jumps'];
  policy?: Partial<SessionPolicy>;
};

/** An order whose credential is sealed to the gateway. */
export type SealedOrder = TerminalOrder & { credential: SealedCredential };

type Keys = {
  /** Where the credential is sealed to. */
  keys: { seal: SealPublicKey };
  holder: RecipientKey;
};

/** An order as the portal would give it for a redeemed ticket. */
export async function terminalOrder(
  wishes: OrderWishes & Keys,
): Promise<SealedOrder> {
  const { tenant = 'acme', keys, holder } = wishes;
  const secret = wishes.secret ?? {
    kind: 'password',
    password: new TextEncoder().encode('unused'),
  };
  return {
    kind: 'terminal',
    session: wishes.session ?? newId('ses'),
    recording: wishes.recording ?? newId('rec'),
    tenant,
    person: 'user:provider/technician',
    target: {
      id: newId('tgt'),
      name: 'web-01',
      host: '127.0.0.1',
      port: 22,
      username: 'root',
      settings: { protocol: 'ssh' },
      ...wishes.target,
    },
    credential: await sealedCredential(secret, keys.seal, tenant),
    road: wishes.road ?? { kind: 'direct' },
    jumps: wishes.jumps ?? [],
    hostKeys: wishes.hostKeys ?? [],
    policy: {
      idleSeconds: 900,
      absoluteSeconds: 3600,
      warningSeconds: 60,
      graceSeconds: 60,
      paste: 'confirm',
      pasteBytes: 100_000,
      copy: true,
      fileOutBytes: 0,
      fileInBytes: 0,
      watched: false,
      recording: 'strict',
      commandRules: [],
      copyBytes: 100_000,
      ...wishes.policy,
    },
    recordingKeys: [
      { holder: 'tenant', kid: holder.kid, publicKey: holder.publicKey },
    ],
  };
}
