import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectorKeys } from './ConnectorKeys';

const directory = mkdtempSync(join(tmpdir(), 'wardroom-keys-'));

afterAll(() => rmSync(directory, { recursive: true }));

it('has the same keys each time it starts', async () => {
  const first = await ConnectorKeys.open(directory);
  const again = await ConnectorKeys.open(directory);
  expect(first.hostPublicKey).toMatch(/^ssh-ed25519 \S+$/);
  expect(again.hostPublicKey).toBe(first.hostPublicKey);
  expect(again.seal).toEqual(first.seal);
});

it('says which file is damaged, and never replaces a host key that customers know', async () => {
  const file = join(directory, 'host.pem');
  rmSync(file, { force: true });
  writeFileSync(file, 'half a key', { mode: 0o400 });
  await expect(ConnectorKeys.open(directory)).rejects.toThrow(
    `${file} holds no private key of SSH`,
  );
});
