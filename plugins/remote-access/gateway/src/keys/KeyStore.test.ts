import {
  chmod,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealSecret, type SealContext } from '@wardroom/remote-access-common';
import { KeyStore } from './KeyStore';

const context: SealContext = {
  purpose: 'credential',
  tenant: 'acme',
  id: 'crd_aaaabbbbccccddddeeee',
  version: 1,
};

describe('KeyStore', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wardroom-keys-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('makes keys that only their owner may read, and takes them again', async () => {
    const first = await KeyStore.open(join(directory, 'keys'));
    const names = await readdir(join(directory, 'keys'));
    expect(names.sort()).toEqual(['seal-0001.pkcs8', 'sign-0001.pkcs8']);
    const modes = await Promise.all(
      names.map(name => stat(join(directory, 'keys', name))),
    );
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o400, 0o400]);
    const again = await KeyStore.open(join(directory, 'keys'));
    expect(again.seal).toEqual(first.seal);
    expect(again.signPublicKeys).toEqual(first.signPublicKeys);
  });

  it('opens after a rotation what was sealed before it', async () => {
    const keys = await KeyStore.open(directory);
    const plain = new TextEncoder().encode('old secret');
    const sealed = await sealSecret(plain, keys.seal, context);
    const before = keys.seal.kid;
    await keys.rotate();
    expect(keys.seal.kid).not.toBe(before);
    expect(keys.signPublicKeys).toHaveLength(2);
    const opened = await (
      await KeyStore.open(directory)
    ).unseal(sealed, context);
    expect(Buffer.from(opened).toString()).toBe('old secret');
  });

  it('opens nothing with a destroyed key, and never gives its number to another', async () => {
    const keys = await KeyStore.open(directory);
    const former = keys.seal;
    const sealed = await sealSecret(new Uint8Array(3), former, context);
    await expect(keys.destroy(former.kid)).rejects.toThrow('rotate first');
    await keys.rotate();
    await keys.destroy(former.kid);
    await keys.destroy(former.kid);
    await keys.rotate();
    for (const holder of [keys, await KeyStore.open(directory)]) {
      expect(holder.opens).not.toContain(former.kid);
      expect(holder.opens).toHaveLength(2);
      await expect(holder.unseal(sealed, context)).rejects.toThrow(
        'a key that this gateway does not have',
      );
    }
    const names = (await readdir(directory)).filter(n => n.startsWith('seal'));
    expect(names.sort()).toEqual(['seal-0002.pkcs8', 'seal-0003.pkcs8']);
  });

  it('finishes destroying a key where a crash interrupted it', async () => {
    const keys = await KeyStore.open(directory);
    await keys.rotate();
    const path = join(directory, 'seal-0001.pkcs8');
    await rename(path, `${path}.destroyed`);
    const again = await KeyStore.open(directory);
    expect(again.opens).toEqual([keys.seal.kid]);
    expect(await readdir(directory)).not.toContain('seal-0001.pkcs8.destroyed');
  });

  it('says what to do with a secret of another gateway', async () => {
    const keys = await KeyStore.open(join(directory, 'one'));
    const others = await KeyStore.open(join(directory, 'two'));
    const sealed = await sealSecret(new Uint8Array(3), others.seal, context);
    await expect(keys.unseal(sealed, context)).rejects.toThrow(
      'a key that this gateway does not have: enter it again',
    );
  });

  it('does not start with a key that others may read', async () => {
    await KeyStore.open(directory);
    await chmod(join(directory, 'seal-0001.pkcs8'), 0o444);
    await expect(KeyStore.open(directory)).rejects.toThrow(
      'can be read by other users',
    );
  });

  it('does not keep private keys in a form that prints', async () => {
    const keys = await KeyStore.open(directory);
    const raw = await readFile(join(directory, 'seal-0001.pkcs8'));
    const printed = JSON.stringify(keys);
    expect(printed).not.toContain(raw.subarray(-32).toString('base64url'));
    expect(printed).not.toContain(raw.subarray(-32).toString('hex'));
  });
});
