import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeCredentialSecret,
  sealSecret,
  type StoredElsewhere,
} from '@wardroom/remote-access-common';
import { KeyStore } from '../keys/KeyStore';
import { CredentialSource } from './CredentialSource';

const path = require.resolve('../testing/storeClient');
const context = {
  ...{ purpose: 'store-secret' as const, tenant: 'acme' },
  ...{ id: 'cst_aaaa', version: 1 },
};

describe('where the gateway has credentials from', () => {
  let directory: string;
  let keys: KeyStore;
  let server: Server;
  let address: string;
  let source: CredentialSource;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wardroom-source-'));
    keys = await KeyStore.open(directory);
    server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ password: request.url?.slice(1) }));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clients = [{ provider: 'box', path }];
    source = new CredentialSource(keys, { allow: [address], clients });
  });

  afterAll(async () => {
    server.close();
    await rm(directory, { recursive: true });
  });

  async function kept(
    at: string,
    more: Partial<StoredElsewhere['store']> & { secret?: never } = {},
    secret = 'good',
  ): Promise<StoredElsewhere> {
    const plain = new TextEncoder().encode(secret);
    const sealed = await sealSecret(plain, keys.seal, context);
    return {
      store: {
        ...{ provider: 'box', address, settings: {} },
        secret: { sealed, context },
        ...more,
      },
      reference: { kind: 'password', values: { path: at } },
    };
  }

  const { signal } = new AbortController();
  const content = () => ({ keyId: 'k', principals: ['root'] });
  const failure = async (order: StoredElsewhere, stop = signal) =>
    source.open(order, stop, content).then(
      () => 'opened',
      error => error.reason ?? error,
    );

  it('fetches what a store keeps, as if it had been sealed here', async () => {
    const opened = await source.open(await kept('/wonder'), signal, content);
    const secret = decodeCredentialSecret(opened.exposeBytes());
    expect(secret.kind === 'password' && secret.password).toEqual(
      new Uint8Array(Buffer.from('wonder')),
    );
  });

  it('asks nobody whom its configuration does not name, whatever an order says', async () => {
    const port = new URL(address).port;
    const forbidden = [
      { address: `http://localhost:${port}` },
      { address: 'https://169.254.169.254' },
      { provider: 'another' },
    ];
    for (const more of forbidden) {
      expect(await failure(await kept('/x', more))).toBe('store-forbidden');
    }
  });

  it('opens no secret that was sealed for another store', async () => {
    const order = await kept('/x');
    order.store.secret.context = { ...context, id: 'cst_bbbb' };
    expect(await failure(order)).toBe('store-denied');
  });

  it('says nothing of what a client stumbled over', async () => {
    expect(await failure(await kept('/stumble'))).toBe('store-misbehaved');
  });

  it('asks no store for a certificate that signs none', async () => {
    const order = await kept('/x');
    order.reference.kind = 'ssh-ca';
    expect(await failure(order)).toBe('store-not-found');
  });

  it('stops asking when the session is given up', async () => {
    const stopped = AbortSignal.abort();
    expect(await failure(await kept('/x'), stopped)).toBe('store-unreachable');
  });

  it('checks whether a store takes what it is asked with', async () => {
    await source.check((await kept('/x')).store);
    await expect(
      source.check((await kept('/x', {}, 'bad')).store),
    ).rejects.toMatchObject({ reason: 'store-denied' });
  });
});
