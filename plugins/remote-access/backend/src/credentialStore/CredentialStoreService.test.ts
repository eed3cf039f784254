import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { sealSecret } from '@wardroom/remote-access-common';
import { z } from 'zod';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { startGateway } from '../testing/startGateway';
import { StoreProviders } from './StoreProviders';

const tenant = 'acme';
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const globexBoss = testScope({
  ...{ ref: 'user:provider/boss', tenants: ['globex'] },
});
const address = 'https://vault.example.com:8200';
const canary = 'hvs.canary-token';

const providers = new StoreProviders();
const field = (name: string) => ({ name, label: name, required: true });
providers.addProvider({
  description: {
    ...{ id: 'box', title: 'Box', secretLabel: 'Token' },
    settings: [field('role')],
    references: [{ kind: 'password', fields: [field('path')] }],
  },
  settings: z.strictObject({ role: z.string() }),
  references: {
    password: z.strictObject({ path: z.string().startsWith('acme/') }),
  },
  client: '/nowhere',
});

describe('CredentialStoreService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess({ providers, addresses: [address] });
    await startGateway(opened);
  }, 60_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const seal = (id: string, version = 1) =>
    sealSecret(
      new TextEncoder().encode(canary),
      opened.gateway.identity().seal,
      { purpose: 'store-secret', tenant, id, version },
    );

  async function add(name: string, more: object = {}) {
    const id = newId('cst');
    return opened.credentialStores.create(boss, {
      ...{ id, provider: 'box', name, address, settings: { role: 'reader' } },
      sealed: await seal(id),
      ...more,
    });
  }

  const place = (store: string, path = 'acme/web-01') => ({
    source: { store, values: { path } },
  });

  it('keeps a store, and gives its secret to nobody', async () => {
    const store = await add('box one');
    expect(store).toMatchObject({ name: 'box one', credentials: 0 });
    const seen = JSON.stringify([
      store,
      await opened.credentialStores.get(boss, store),
      await opened.credentialStores.list(boss, {}),
    ]);
    expect(seen).not.toMatch(/sealed|ciphertext|canary/);
    const knex = opened.database.superuser('remote-access');
    const rows = JSON.stringify([
      await knex('credential_stores'),
      await knex('outbox'),
    ]);
    expect(rows).not.toContain(canary);
  });

  it.each([
    [
      'an address that is not allowed',
      { address: 'https://10.0.0.1' },
      /^address: is not one of the stores/,
    ],
    [
      'settings that its provider does not take',
      { settings: { role: 'a', token: 'b' } },
      /^settings/,
    ],
    ['a kind that nobody knows', { provider: 'safe' }, /^provider: /],
    [
      'a secret that was sealed to another key',
      { sealed: { kid: 'x' } },
      /^sealed: /,
    ],
  ])('refuses %s', async (_, more, message) => {
    await expect(add('refused', more)).rejects.toThrow(message);
  });

  it('goes to another address only with another secret', async () => {
    const { id, version, name } = await add('box two');
    const to = { address, settings: { role: 'writer' } };
    const access = async (secretVersion: number) => ({
      ...{ ...to, secretVersion },
      sealed: await seal(id, secretVersion),
    });
    await expect(
      opened.credentialStores.update(boss, {
        ...{ id, version, access: await access(3) },
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const changed = await opened.credentialStores.update(boss, {
      ...{ id, version, access: await access(2) },
    });
    expect(changed).toMatchObject({
      ...{ name, secretVersion: 2, settings: { role: 'writer' } },
    });
  });

  it('says where a credential is kept, and orders it from there', async () => {
    const store = await add('box three');
    const id = newId('crd');
    const credential = await opened.credentials.create(boss, {
      ...{ id, kind: 'password', label: 'kept outside' },
      ...place(store.id),
    });
    expect(credential.source).toEqual({
      store: { id: store.id, name: 'box three' },
      values: { path: 'acme/web-01' },
    });
    const order = await opened.store.read(
      systemScope('remote-access', [tenant]),
      r => r.credentials.order(tenant, id),
    );
    expect(order).toMatchObject({
      store: { provider: 'box', address, settings: { role: 'reader' } },
      reference: { kind: 'password', values: { path: 'acme/web-01' } },
    });
    await expect(opened.credentialStores.delete(boss, store)).rejects.toThrow(
      '1 credentials are read from "box three"',
    );
    const moved = await opened.credentials.update(boss, {
      ...{ id, version: credential.version, values: { path: 'acme/web-02' } },
    });
    expect(moved.source?.values).toEqual({ path: 'acme/web-02' });
    await opened.credentials.delete(boss, { id });
    await opened.credentialStores.delete(boss, store);
  });

  it.each([
    [
      'a place that the provider does not take',
      'password',
      'globex/web-01',
      /^source.values.path: /,
    ],
    [
      'a kind that the store does not have',
      'private-key',
      'acme/key',
      /^kind: /,
    ],
  ])('refuses %s', async (_, kind, path, message) => {
    const store = await add(`box of ${kind}`);
    await expect(
      opened.credentials.create(boss, {
        ...{ id: newId('crd'), kind: kind as 'password', label: path },
        ...place(store.id, path),
      }),
    ).rejects.toThrow(message);
  });

  it("reads nothing from another customer's store", async () => {
    const store = await add('box of acme');
    await expect(
      opened.credentials.create(globexBoss, {
        ...{ id: newId('crd'), kind: 'password', label: 'stolen' },
        ...place(store.id),
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    for (const act of ['get', 'check', 'delete'] as const) {
      await expect(
        opened.credentialStores[act](globexBoss, store),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it('renews no secret that is kept outside', async () => {
    const store = await add('box four');
    const id = newId('crd');
    const { version } = await opened.credentials.create(boss, {
      ...{ id, kind: 'password', label: 'outside only' },
      ...place(store.id),
    });
    const secret = { kind: 'password' as const, secretVersion: 2 };
    await expect(
      opened.credentials.update(boss, {
        ...{ id, version, secret: { ...secret, sealed: await seal(id, 2) } },
      }),
    ).rejects.toThrow(/is kept in a store/);
  });

  it('has its secret sealed anew after a rotation', async () => {
    const store = await add('box five');
    const { kid } = opened.gateway.identity().seal;
    const found = await opened.store.read(
      systemScope('remote-access', '*'),
      r =>
        r.sealedSecrets.sealedTo('credential_stores', {
          ...{ kids: [kid], after: '', limit: 50 },
        }),
    );
    expect(found.find(({ id }) => id === store.id)?.context).toEqual({
      ...{ purpose: 'store-secret', tenant, id: store.id, version: 1 },
    });
  });

  it('says on record who added, checked and removed it', async () => {
    const { id, version } = await add('box six');
    await opened.credentialStores.update(boss, { id, version, name: 'box 6' });
    expect(await opened.credentialStores.check(boss, { id })).toEqual({});
    await opened.credentialStores.delete(boss, { id });
    const { records } = await outboxOf(opened.database, 'remote-access');
    const mine = records.filter(r => r.object === id);
    const who = 'user:provider/boss';
    expect(mine.map(r => r.sentence)).toEqual([
      `${who} added the credential store box six (box at ${address})`,
      `${who} changed name of the credential store box 6 at ${address}`,
      `${who} had the credential store box 6 checked: it may be asked`,
      `${who} removed the credential store box 6`,
    ]);
  });
});
