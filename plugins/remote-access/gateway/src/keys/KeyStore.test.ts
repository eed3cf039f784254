import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
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
