import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeCredentialSecret,
  type ChangeOrder,
  type SealedCredential,
} from '@wardroom/remote-access-common';
import { TargetPaths } from '../dial/TargetPaths';
import { KeyStore } from '../keys/KeyStore';
import { leadThrough } from '../openssh/leadThrough';
import { CredentialSource } from '../store/CredentialSource';
import { dialing, password } from '../testing/dialing';
import { LocalAccount } from '../testing/LocalAccount';
import { sealedCredential } from '../testing/sealedCredential';
import { Sshd } from '../testing/Sshd';
import { SecretChange } from './SecretChange';

// An account of this machine is made and removed here, which only root may do.
const isRoot = process.getuid?.() === 0;
const describeAsRoot = Sshd.find() && isRoot ? describe : describe.skip;

const first = 'First-password-7f3a';

describeAsRoot('a password that is changed on its target (as root)', () => {
  let account: LocalAccount;
  let directory: string;
  let keys: KeyStore;
  let sshd: Sshd;
  let change: SecretChange;
  let world: Awaited<ReturnType<typeof dialing>>;

  beforeAll(async () => {
    account = LocalAccount.create();
    sshd = await Sshd.start([
      `Match User ${account.name}`,
      'PasswordAuthentication yes',
    ]);
    directory = await mkdtemp(join(tmpdir(), 'wardroom-change-'));
    keys = await KeyStore.open(directory);
    world = await dialing();
    const source = new CredentialSource(keys, { allow: [], clients: [] });
    const path = join(directory, 'hook.js');
    const hook = { hook: 'odd', path };
    await writeFile(path, oddHook);
    change = new SecretChange(keys, new TargetPaths(source, leadThrough), [
      hook,
    ]);
  });

  afterAll(async () => {
    await world?.end();
    await sshd?.stop();
    await account?.remove();
    await rm(directory, { recursive: true });
  });

  beforeEach(() => account.setPassword(first));

  /** A hook as a module would bring one: it tells the target what the test wants to go wrong. */
  const oddHook = `exports.rotationHook = (target, { present, next }) => {
    const command = require('node:fs').readFileSync(__dirname + '/command', 'utf8');
    const input = [present, next, next].map(part => Buffer.from(part) + '\\n');
    return target.run(command, Buffer.from(input.join('')));
  };`;

  const odd = async (command: string) => {
    await writeFile(join(directory, 'command'), command);
    return order({ hook: 'odd' });
  };

  async function order(more: Partial<ChangeOrder> = {}): Promise<ChangeOrder> {
    const present = await sealedCredential(password(first), keys.seal);
    const context = { ...present.context, version: 2 };
    const sealed = await change.prepare(present, context);
    if (!sealed) throw new Error('Nothing was prepared');
    return {
      hook: 'linux-password',
      target: {
        ...{ id: 'tgt_aaaa', name: 'web-01', host: '127.0.0.1' },
        ...{ port: sshd.port, username: account.name },
        settings: { protocol: 'ssh' },
      },
      ...{ road: { kind: 'direct' }, jumps: [], hostKeys: [sshd.hostKey()] },
      ...{ session: 'ses_aaaa', person: 'user:provider/tess' },
      ...{ present, next: { sealed, context }, again: false },
      ...more,
    };
  }

  async function textOf({ sealed, context }: SealedCredential) {
    const secret = decodeCredentialSecret(await keys.unseal(sealed, context));
    return secret.kind === 'password'
      ? new TextDecoder().decode(secret.password)
      : '';
  }

  /** Whether this password opens the account, as a technician's session would. */
  async function opens(text: string): Promise<boolean> {
    const target = { port: sshd.port, username: account.name };
    const hostKeys = [sshd.hostKey()];
    return world.dial({ target, secret: password(text), hostKeys }).then(
      connection => {
        connection.end();
        return true;
      },
      () => false,
    );
  }

  it('is a new one afterwards, and the old one is worth nothing', async () => {
    const wanted = await order();
    expect(await change.change(wanted)).toEqual({ outcome: 'changed' });
    const next = await textOf(wanted.next);
    expect(next).toMatch(/^[A-Za-z2-9\-_.+=]{32}$/);
    expect([await opens(next), await opens(first)]).toEqual([true, false]);
  });

  it('is finished by whoever comes after a crash that nobody told of', async () => {
    const wanted = await order();
    await change.change(wanted);
    const again = { ...wanted, again: true };
    expect(await change.change(again)).toEqual({ outcome: 'changed' });
    expect(await opens(await textOf(wanted.next))).toBe(true);
  });

  it('stays what it was where the target refuses', async () => {
    expect(await change.change(await odd('exit 1'))).toEqual({
      ...{ outcome: 'unchanged', fault: 'refused' },
    });
    expect(await opens(first)).toBe(true);
  });

  it('counts as changed where only the connection broke', async () => {
    const broken = await odd('passwd; kill -9 $PPID');
    expect(await change.change(broken)).toEqual({ outcome: 'changed' });
    expect(await opens(await textOf(broken.next))).toBe(true);
  });

  it('is told to be uncertain where neither opens the target', async () => {
    const third = 'Third-password-99x';
    const lost = await odd(
      `read old; printf '%s\\n${third}\\n${third}\\n' "$old" | passwd`,
    );
    expect(await change.change(lost)).toMatchObject({ outcome: 'uncertain' });
    expect(await opens(third)).toBe(true);
  });

  it('is not touched with a wrong password, at a foreign host key, or by an unknown way', async () => {
    const present = await sealedCredential(password('wrong'), keys.seal);
    const fingerprint = `SHA256:${'A'.repeat(43)}`;
    const hostKeys = [{ type: 'ssh-ed25519', fingerprint }];
    for (const [more, fault] of [
      [{ present }, 'sign-in-failed'],
      [{ hostKeys }, 'sign-in-failed'],
      [{ hook: 'unknown' }, 'no-hook'],
    ] as const) {
      const wanted = await order(more as Partial<ChangeOrder>);
      expect(await change.change(wanted)).toEqual({
        ...{ outcome: 'unchanged', fault },
      });
    }
    expect(await opens(first)).toBe(true);
  });

  it('is not made where one-time codes open the target', async () => {
    const oneTime = {
      ...{ seed: randomBytes(20), algorithm: 'SHA1' as const },
      ...{ digits: 6, period: 30 },
    };
    for (const secret of [
      { kind: 'totp-seed' as const, oneTime },
      { ...password(first), oneTime },
    ]) {
      const present = await sealedCredential(secret, keys.seal);
      const context = { ...present.context, version: 2 };
      expect(await change.prepare(present, context)).toBeUndefined();
    }
  });
});
