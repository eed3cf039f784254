import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { nodeTrailCrypto } from './nodeTrailCrypto';
import { SigningKeys } from './SigningKeys';

const configOf = (wardroom: object) =>
  mockServices.rootConfig({ data: { wardroom } as never });
const newFolder = () => mkdtempSync(join(tmpdir(), 'wardroom-keys-'));

describe('SigningKeys', () => {
  it('makes a key at the first start that only its owner may read, and finds it again', async () => {
    const config = configOf({ dataDir: newFolder() });
    const [keys, again] = await Promise.all([
      SigningKeys.open(config),
      SigningKeys.open(config),
    ]);
    expect(again.current).toEqual(keys.current);
    const path = join(
      config.getString('wardroom.dataDir'),
      'audit/signing.key',
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain('PRIVATE KEY');
    const signature = keys.sign('text');
    expect(
      nodeTrailCrypto.verify(keys.current.publicKey, 'text', signature),
    ).toBe(true);
    expect(
      nodeTrailCrypto.verify(keys.current.publicKey, 'other', signature),
    ).toBe(false);
  });

  it('keeps trusting a key that was renamed, and signs with a new one', async () => {
    const config = configOf({ dataDir: newFolder() });
    const before = await SigningKeys.open(config);
    const folder = join(config.getString('wardroom.dataDir'), 'audit');
    renameSync(join(folder, 'signing.key'), join(folder, '2026.key'));
    const after = await SigningKeys.open(config);
    expect(after.current).not.toEqual(before.current);
    expect(after.published).toEqual([after.current, before.current]);
  });

  it('takes its keys from the configuration and writes none', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const dataDir = newFolder();
    const retired = 'ab'.repeat(32);
    const keys = await SigningKeys.open(
      configOf({ dataDir, audit: { signingKey, retiredKeys: [retired] } }),
    );
    expect(keys.published.map(k => k.publicKey)).toEqual([
      keys.current.publicKey,
      retired,
    ]);
    expect(existsSync(join(dataDir, 'audit'))).toBe(false);
  });

  it('says what is wrong with a key', async () => {
    const { privateKey } = generateKeyPairSync('x25519');
    const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' });
    await expect(
      SigningKeys.open(configOf({ audit: { signingKey } })),
    ).rejects.toThrow('The signing key is not an Ed25519 private key in PEM');
    const dataDir = newFolder();
    await SigningKeys.open(configOf({ dataDir }));
    writeFileSync(join(dataDir, 'audit/signing.key'), 'nonsense');
    await expect(SigningKeys.open(configOf({ dataDir }))).rejects.toThrow(
      'signing.key is not an Ed25519',
    );
  });

  it('says where to put a key when it has no place for one', async () => {
    const before = process.env.WARDROOM_DATA_DIR;
    delete process.env.WARDROOM_DATA_DIR;
    try {
      await expect(SigningKeys.open(configOf({}))).rejects.toThrow(
        'set wardroom.dataDir',
      );
    } finally {
      if (before !== undefined) process.env.WARDROOM_DATA_DIR = before;
    }
  });
});
