import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope, until } from '@wardroom/platform-test-utils';
import {
  encodeCredentialSecret,
  sealSecret,
  type Sealed,
} from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const admin = testScope({ ref: 'user:provider/root', tenants: '*' });
const reason = 'the disk was replaced';

describe('GatewayKeyService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeEach(async () => {
    opened = await openRemoteAccess({ gateway: 'real' });
    await startGateway(opened);
  }, 60_000);

  afterEach(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const seal = (id: string, version: number): Promise<Sealed> =>
    sealSecret(
      encodeCredentialSecret({
        kind: 'password',
        password: new TextEncoder().encode(`${id}/${version}`),
      }),
      opened.gateway.identity().seal,
      { purpose: 'credential', tenant, id, version },
    );

  async function store(count: number) {
    const ids = Array.from({ length: count }, () => newId('crd'));
    for (const id of ids) {
      const fields = { id, kind: 'password' as const, label: id };
      await opened.credentials.create(boss, {
        ...fields,
        sealed: await seal(id, 1),
      });
    }
    return ids;
  }

  /** Whether the gateway, and so the session of a technician, can open each of the credentials now. */
  async function opensAll(ids: string[]): Promise<boolean[]> {
    const answers = ids.map(async id => {
      const order = await opened.store.read(everywhere, r =>
        r.credentials.order(tenant, id),
      );
      if ('store' in order) return false;
      const { secrets } = await opened.gateway.ask('reseal', {
        secrets: [order],
      });
      return secrets[0].sealed !== undefined;
    });
    return Promise.all(answers);
  }

  const service = () => opened.gatewayKeys;
  const formerOf = (keys: Awaited<ReturnType<typeof opened.gatewayKeys.get>>) =>
    keys.keys.filter(({ state }) => state === 'former');

  it('seals everything to the new key, after which the former one can be destroyed', async () => {
    const ids = await store(120);
    await opened.recordingKeys.forRecording(tenant);
    const rotated = await service().rotate(admin);
    const [former] = formerOf(rotated);
    expect(former.secrets).toBe(122);
    await expect(
      service().destroy(admin, { kid: former.kid, reason }),
    ).rejects.toThrow('122 secrets are still sealed to this key');
    await expect(
      service().destroy(admin, { kid: rotated.keys[0].kid, reason }),
    ).rejects.toThrow('This is the present key');
    await opened.reseal.run();
    expect(await service().get(admin)).toMatchObject({
      keys: [{ secrets: 122 }, { secrets: 0 }],
      ...{ unreadable: 0, foreign: 0 },
    });
    const after = await service().destroy(admin, { kid: former.kid, reason });
    expect(after.keys.map(({ state }) => state)).toEqual(['present']);
    expect(new Set(await opensAll(ids))).toEqual(new Set([true]));
    await expect(
      service().destroy(admin, { kid: former.kid, reason }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  }, 60_000);

  it('puts rotation, renewal of seals and destruction on record', async () => {
    await store(3);
    const [former] = formerOf(await service().rotate(admin));
    await opened.reseal.run();
    await opened.reseal.run();
    await service().destroy(admin, { kid: former.kid, reason });
    const { records } = await outboxOf(opened.database, 'remote-access');
    const mine = records.filter(r => r.event.startsWith('gatewayKey.'));
    const { kid } = opened.gateway.identity().seal;
    expect(mine.map(r => [r.tenant, r.sentence])).toEqual([
      [
        'provider',
        `user:provider/root gave the gateway one new keys: secrets are sealed to ${kid} from now on, no longer to ${former.kid}`,
      ],
      [
        'provider',
        `3 secrets were sealed anew to the key ${kid} of the gateway one`,
      ],
      [
        'provider',
        `user:provider/root destroyed the former key ${former.kid} of the gateway one, to which nothing was sealed any more: ${reason}`,
      ],
    ]);
  }, 60_000);

  it('loses no renewal that comes between reading and sealing anew', async () => {
    const [id] = await store(1);
    await service().rotate(admin);
    const ask = opened.gateway.ask.bind(opened.gateway);
    const between = jest
      .spyOn(opened.gateway, 'ask')
      .mockImplementationOnce(async (...call) => {
        const answer = await ask(...call);
        const { version } = await opened.credentials.get(boss, { id });
        const secret = {
          ...{ kind: 'password' as const, secretVersion: 2 },
          sealed: await seal(id, 2),
        };
        await opened.credentials.update(boss, { id, version, secret });
        return answer;
      });
    await opened.reseal.run();
    expect(between).toHaveBeenCalledTimes(1);
    between.mockRestore();
    const { secretVersion } = await opened.credentials.get(boss, { id });
    expect([secretVersion, await opensAll([id])]).toEqual([2, [true]]);
  }, 60_000);

  it('takes nothing that was sealed to the key of yesterday', async () => {
    const id = newId('crd');
    const sealed = await seal(id, 1);
    await service().rotate(admin);
    await expect(
      opened.credentials.create(boss, {
        ...{ id, kind: 'password', label: 'late', sealed },
      }),
    ).rejects.toThrow('is not sealed to the present key of the gateway');
  }, 60_000);

  it('names what cannot be read and goes on with all else', async () => {
    const [broken, ...ids] = await store(3);
    await opened.database
      .superuser('remote-access')('credentials')
      .where({ id: broken })
      .update({ secret_version: 7 });
    const [former] = formerOf(await service().rotate(admin));
    await opened.reseal.run();
    await opened.reseal.run();
    expect(await service().get(admin)).toMatchObject({
      keys: [{ secrets: 2 }, { secrets: 1 }],
      unreadable: 1,
    });
    expect(await opensAll(ids)).toEqual([true, true]);
    await expect(
      service().destroy(admin, { kid: former.kid, reason }),
    ).rejects.toThrow('1 secrets are still sealed to this key');
  }, 60_000);

  it('loses nothing where the gateway is killed in the middle, under load', async () => {
    const ids = await store(200);
    const [former] = formerOf(await service().rotate(admin));
    let renewals = 0;
    let working = true;
    const load = (async () => {
      while (working) {
        const id = ids[renewals % ids.length];
        const { version, secretVersion } = await opened.credentials.get(boss, {
          id,
        });
        const next = secretVersion + 1;
        const renewed = async () =>
          opened.credentials.update(boss, {
            ...{ id, version },
            secret: {
              ...{ kind: 'password', secretVersion: next },
              sealed: await seal(id, next),
            },
          });
        // While there is no gateway, nothing can be sealed to it.
        await renewed().then(
          () => {
            renewals += 1;
          },
          () => {},
        );
      }
    })();
    const resealed = async () =>
      (await service().get(admin)).keys[0].secrets > 10;
    const first = opened.reseal.run().catch((error: Error) => error);
    await until(resealed);
    process.kill(opened.gateway.running?.pid as number, 'SIGKILL');
    await first;
    await until(() => opened.gateway.running !== undefined);
    await until(async () => {
      await opened.reseal.run().catch(() => {});
      const keys = formerOf(await service().get(admin));
      return keys.every(({ secrets }) => secrets === 0);
    });
    working = false;
    await load;
    expect(renewals).toBeGreaterThan(0);
    await service().destroy(admin, { kid: former.kid, reason });
    expect(new Set(await opensAll(ids))).toEqual(new Set([true]));
  }, 120_000);
});
