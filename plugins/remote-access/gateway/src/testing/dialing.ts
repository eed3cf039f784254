import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@wardroom/platform-common';
import {
  createRecipientKey,
  importRecipientKey,
  type CredentialSecret,
  type HostKey,
  type JumpHost,
  type ProxyCommand,
  type TerminalOrder,
} from '@wardroom/remote-access-common';
import type { DialFailure } from '../dial/DialFailure';
import type { TerminalConnection } from '../dial/TerminalConnection';
import { TargetPaths } from '../dial/TargetPaths';
import { KeyStore } from '../keys/KeyStore';
import { leadThrough } from '../openssh/leadThrough';
import { CredentialSource } from '../store/CredentialSource';
import { createTerminalDialer } from '../terminal/createTerminalDialer';
import { sealedCredential } from './sealedCredential';
import { terminalOrder } from './terminalOrder';

type Wishes = {
  target: Partial<TerminalOrder['target']>;
  secret?: CredentialSecret;
  hostKeys?: HostKey[];
  jumps?: JumpHost[];
  pinHostKey?(hostKey: HostKey): Promise<boolean>;
  timeLimitMs?: number;
  commands?: ProxyCommand[];
  signal?: AbortSignal;
};

/** A dialer with keys of its own, for tests of dialing alone. */
export async function dialing() {
  const directory = await mkdtemp(join(tmpdir(), 'wardroom-dial-'));
  const keys = await KeyStore.open(directory);
  const holder = await importRecipientKey(await createRecipientKey());
  const source = new CredentialSource(keys, { allow: [], clients: [] });
  const open: TerminalConnection[] = [];
  const dial = async (wishes: Wishes): Promise<TerminalConnection> => {
    const order = await terminalOrder({ keys, holder, ...wishes });
    const timeLimitMs = wishes.timeLimitMs ?? 10_000;
    const { commands = [] } = wishes;
    const dialer = createTerminalDialer(
      source,
      new TargetPaths(source, leadThrough),
      { timeLimitMs, commands },
    );
    const connection = await dialer.dial({
      order,
      pinHostKey: wishes.pinHostKey ?? (async () => true),
      onSigningIn() {},
      signal: wishes.signal ?? new AbortController().signal,
    });
    open.push(connection);
    return connection;
  };
  return {
    dial,
    /** A host on the way, with a credential that the dialer opens. */
    jumpHost: async (
      secret: CredentialSecret,
      host: Pick<JumpHost, 'port' | 'hostKeys'> & Partial<JumpHost>,
    ): Promise<JumpHost> => ({
      ...{ id: newId('tgt'), name: 'jump', host: '127.0.0.1' },
      ...{ username: 'root', settings: { protocol: 'ssh' } },
      credential: await sealedCredential(secret, keys.seal),
      ...host,
    }),
    /** The failure of an attempt that must fail. */
    failure: (wishes: Wishes): Promise<DialFailure> =>
      dial(wishes).then(
        () => {
          throw new Error('It did not fail');
        },
        (failure: DialFailure) => failure,
      ),
    end: () => {
      for (const connection of open) connection.end();
      return rm(directory, { recursive: true });
    },
  };
}

/** A password as a credential's secret. */
export function password(value: string): CredentialSecret {
  return { kind: 'password', password: new TextEncoder().encode(value) };
}
