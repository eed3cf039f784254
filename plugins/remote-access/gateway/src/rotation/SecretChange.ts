import { createRequire } from 'node:module';
import { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  encodeCredentialSecret,
  linuxPasswordHook,
  sealSecret,
  type ChangeOrder,
  type GatewaySettings,
  type RotationFault,
  type RotationHook,
  type SealContext,
  type Sealed,
  type SealedCredential,
} from '@wardroom/remote-access-common';
import type { Client } from 'ssh2';
import type { z } from 'zod';
import { connectSsh } from '../dial/connectSsh';
import { SignIn } from '../dial/SignIn';
import type { TargetPaths } from '../dial/TargetPaths';
import type { KeyStore } from '../keys/KeyStore';
import { linuxPassword } from './linuxPassword';
import { newPassword } from './newPassword';
import { runCommand } from './runCommand';

type Outcome = {
  outcome: 'changed' | 'unchanged' | 'uncertain';
  fault?: RotationFault;
};

const unchanged = (fault: RotationFault): Outcome => ({
  outcome: 'unchanged',
  fault,
});

/**
 * Changes the password of an account on its target. A new one is made and sealed first, so that whoever keeps it has it
 * before the target does: from then on no failure at any moment can leave an account whose password nobody has.
 */
export class SecretChange {
  private readonly hooks = new Map<string, RotationHook>([
    [linuxPasswordHook, linuxPassword],
  ]);

  constructor(
    private readonly keys: KeyStore,
    private readonly paths: TargetPaths,
    added: z.output<typeof GatewaySettings>['rotationHooks'] = [],
  ) {
    for (const { hook, path } of added) {
      this.hooks.set(hook, createRequire(path)(path).rotationHook);
    }
  }

  /** Makes a new password in the place of the present one; undefined where the present one is none. */
  async prepare(
    present: SealedCredential,
    context: SealContext,
  ): Promise<Sealed | undefined> {
    const opened = new Secret(
      await this.keys.unseal(present.sealed, present.context),
    );
    try {
      const { kind, oneTime } = decodeCredentialSecret(opened.exposeBytes());
      // Each one-time code is taken once, and a change signs in twice.
      if (kind !== 'password' || oneTime) return undefined;
    } finally {
      opened.zero();
    }
    const password = newPassword();
    const secret = encodeCredentialSecret({ kind: 'password', password });
    try {
      return await sealSecret(secret, this.keys.seal, context);
    } finally {
      password.fill(0);
      secret.fill(0);
    }
  }

  /** Changes it, and finds out which of both opens the target now. */
  async change(order: ChangeOrder): Promise<Outcome> {
    const hook = this.hooks.get(order.hook);
    if (!hook) return unchanged('no-hook');
    const [present, next] = await Promise.all(
      [order.present, order.next].map(
        async ({ sealed, context }) =>
          new Secret(await this.keys.unseal(sealed, context)),
      ),
    );
    try {
      // An earlier attempt may have come as far as the target, and not as far as telling.
      if (order.again && (await this.opens(order, next))) {
        return { outcome: 'changed' };
      }
      const client = await this.enter(order, present).catch(() => undefined);
      if (!client) return unchanged('sign-in-failed');
      const refused = await this.apply(client, order, { hook, present, next });
      if (await this.opens(order, next)) return { outcome: 'changed' };
      if (await this.opens(order, present)) return unchanged('refused');
      return { outcome: 'uncertain', fault: refused ? 'refused' : 'uncertain' };
    } finally {
      present.zero();
      next.zero();
    }
  }

  private async apply(
    client: Client,
    { target }: ChangeOrder,
    with_: { hook: RotationHook; present: Secret; next: Secret },
  ): Promise<boolean> {
    const { hook, present, next } = with_;
    try {
      await hook(
        {
          username: target.username,
          run: (command, input) => runCommand(client, command, input),
        },
        { present: passwordIn(present), next: passwordIn(next) },
      );
      return false;
    } catch {
      return true;
    } finally {
      client.end();
    }
  }

  private async opens(order: ChangeOrder, secret: Secret): Promise<boolean> {
    const client = await this.enter(order, secret).catch(() => undefined);
    client?.end();
    return client !== undefined;
  }

  private async enter(order: ChangeOrder, secret: Secret): Promise<Client> {
    const { target, hostKeys, session, person } = order;
    const { username, settings } = target;
    const signal = AbortSignal.timeout(limitMs);
    const way = SignIn.with(secret, { username, settings, session, person });
    try {
      const socket = await this.paths.open(order, target, signal);
      const client = await connectSsh({
        ...{ socket, username, settings, way, hostKeys, signal },
        pinHostKey: async () => false,
      });
      client.on('error', () => {});
      // A target that does not answer a command any more is left.
      const timer = setTimeout(() => client.destroy(), limitMs);
      client.once('close', () => clearTimeout(timer));
      return client;
    } finally {
      way.forget();
    }
  }
}

const limitMs = 15_000;

function passwordIn(secret: Secret): Uint8Array {
  const decoded = decodeCredentialSecret(secret.exposeBytes());
  if (decoded.kind === 'password') return decoded.password;
  throw new Error('This is not a password');
}
