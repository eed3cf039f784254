import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Secret } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { rewrapKeys } from '../jobs/rewrapKeys';
import { IdentityWorld } from '../testing/IdentityWorld';
import { Envelope, type Place } from './Envelope';
import { MasterKeys } from './MasterKeys';

const newKey = () => randomBytes(32).toString('base64');
const place = { tenant: 'acme', account: 'jane' };
const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

jest.setTimeout(60_000);

describe('Envelope', () => {
  let world: IdentityWorld;
  const first = newKey();
  const second = newKey();

  beforeAll(async () => {
    world = await IdentityWorld.start();
  });
  beforeEach(() => world.sql('data_keys').delete());
  afterAll(() => world?.stop());

  const inTenant = (tenant: string) => systemScope('identity', [tenant]);
  const seal = (keys: string, where: Place = place) =>
    world.store.transact(inTenant(where.tenant), tx =>
      new Envelope(new MasterKeys(keys)).seal(
        tx.dataKeys,
        where,
        new Secret(SEED),
      ),
    );
  const open = async (keys: string, sealed: string, where: Place = place) => {
    const secret = await world.store.read(inTenant(where.tenant), r =>
      new Envelope(new MasterKeys(keys)).open(r.dataKeys, where, sealed),
    );
    return secret.expose();
  };

  it('opens what it sealed', async () => {
    const sealed = await seal(first);

    expect(sealed).not.toContain(SEED);
    await expect(open(first, sealed)).resolves.toBe(SEED);
  });

  it('opens nothing for another account or another tenant', async () => {
    const sealed = await seal(first);

    await expect(
      open(first, sealed, { ...place, account: 'bob' }),
    ).rejects.toThrow();
    await expect(
      open(first, sealed, { ...place, tenant: 'globex' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('opens nothing that was changed by one bit', async () => {
    const [id, body] = (await seal(first)).split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] ^= 1;
      await expect(
        open(first, `${id}.${changed.toString('base64url')}`),
      ).rejects.toThrow();
    }
  });

  it('opens nothing once the data key is destroyed', async () => {
    const sealed = await seal(first);
    await world.sql('data_keys').delete();

    await expect(open(first, sealed)).rejects.toThrow(/is gone/);
  });

  it('a tenant has one data key, and a new one after a year; both open', async () => {
    const old = await seal(first);
    await seal(first);
    await expect(world.sql('data_keys')).resolves.toHaveLength(1);
    await world
      .sql('data_keys')
      .update({ created_at: world.sql.raw(`now() - interval '366 days'`) });

    const young = await seal(first);

    expect(young.split('.')[0]).not.toBe(old.split('.')[0]);
    await expect(open(first, old)).resolves.toBe(SEED);
    await expect(open(first, young)).resolves.toBe(SEED);
  });

  it('the master key changes without anything being sealed anew', async () => {
    const sealed = await seal(first);
    const both = new MasterKeys(`${second}\n${first}\n`);
    await expect(open(second, sealed)).rejects.toThrow(/master key .* missing/);

    const job = rewrapKeys(world.store, both);
    await job.run(systemScope('identity', '*'), {}, async () => {});

    await expect(open(second, sealed)).resolves.toBe(SEED);
    await expect(open(first, sealed)).rejects.toThrow(/master key .* missing/);
  });
});

describe('MasterKeys', () => {
  const config = (masterKey?: string) =>
    mockServices.rootConfig({ data: { wardroom: { masterKey } } });

  it('come from a file, the environment or the configuration, in this order', () => {
    const [a, b, c] = [newKey(), newKey(), newKey()];
    const file = join(mkdtempSync(join(tmpdir(), 'keys-')), 'master.key');
    writeFileSync(file, `${a}\n`);
    const environment = {
      WARDROOM_MASTER_KEY_FILE: file,
      WARDROOM_MASTER_KEY: b,
    };
    const idOf = (key: string) => new MasterKeys(key).currentId;

    expect(MasterKeys.fromConfig(config(c), environment).currentId).toBe(
      idOf(a),
    );
    expect(
      MasterKeys.fromConfig(config(c), { WARDROOM_MASTER_KEY: b }).currentId,
    ).toBe(idOf(b));
    expect(MasterKeys.fromConfig(config(c), {}).currentId).toBe(idOf(c));
  });

  it('must be there and 32 bytes long', () => {
    expect(() => MasterKeys.fromConfig(config(), {})).toThrow(
      /set WARDROOM_MASTER_KEY_FILE/,
    );
    expect(() => new MasterKeys('c2hvcnQ=')).toThrow(/32 bytes/);
  });
});
