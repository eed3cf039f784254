import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope, until } from '@wardroom/platform-test-utils';
import {
  encodeSiteSecret,
  openSecret,
  sealSecret,
  siteDoor,
  type Sealed,
  type SiteKind,
} from '@wardroom/remote-access-common';
import { FakeConnector } from '../testing/FakeConnector';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';
import { findRoad } from './findRoad';

const tenant = 'acme';
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const globexBoss = testScope({
  ref: 'user:provider/boss',
  tenants: ['globex'],
});
const everywhere = systemScope('remote-access', '*');
const canary = 'PrivateKey = canary-of-the-tunnel';
const ranges = [{ network: '10.0.0.0/24', ports: '22,443' }];
const pin = {
  type: 'ssh-ed25519',
  fingerprint: `SHA256:${'A'.repeat(43)}`,
};

describe('SiteService', () => {
  let connector: FakeConnector;
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    connector = await FakeConnector.start();
    opened = await openRemoteAccess({ connectorSocket: connector.socket });
    opened.siteKeeper.start();
    await startGateway(opened);
    await until(() => opened.siteKeeper.identity !== undefined);
  }, 60_000);

  afterAll(async () => {
    opened.siteKeeper.stop();
    await opened.gateway.stop();
    await opened.database.drop();
    await connector.stop();
  });

  function seal(id: string, version = 1): Promise<Sealed> {
    const { kid, publicKey } = connector.key;
    return sealSecret(
      encodeSiteSecret({ kind: 'wireguard', file: canary }),
      { kid, publicKey },
      { purpose: 'site', tenant, id, version },
    );
  }

  const create = (name: string, kind: SiteKind, more: object = {}) =>
    opened.sites.create(boss, {
      ...{ id: newId('sit'), name, kind, ranges, nameServers: [], ...more },
    });

  async function tunnel(name: string, more: object = {}) {
    const id = newId('sit');
    const secret = { sealed: await seal(id), secretVersion: 1 };
    return create(name, 'wireguard', { id, secret, ...more });
  }

  /** A target at this address in this site. */
  async function standing(name: string, site?: string, host = '10.0.0.10') {
    const { credential } = await seedTarget(opened.store, tenant, {
      name: `seed of ${name} at ${host}`,
    });
    return opened.targets.create(boss, {
      ...{ asset: 'ast_web1', name, host, port: 22, username: 'root' },
      ...{ credential: credential.id, pinned: pin, site },
    });
  }

  const roadTo = (site: string, host = '10.0.0.10', connectorSocket?: string) =>
    opened.store.read(everywhere, r =>
      findRoad(
        r,
        {
          ...{ tenant, name: 'the place', host, port: 22, jumps: [] },
          site: { id: site, name: 'the site' },
        },
        connectorSocket,
      ),
    );
  const roadBy = (site: string, host?: string) =>
    roadTo(site, host, connector.socket);

  it('has the connector keep a tunnel, whose file nobody but the connector opens', async () => {
    const { id } = await tunnel('headquarters');
    const order = connector.orders.get(id);
    expect(order).toMatchObject({ tenant, ranges, site: id });
    const way = order?.way;
    if (way?.kind !== 'wireguard') throw new Error('It is a tunnel');
    const bytes = await openSecret(way.sealed, connector.key, way.context);
    expect(new TextDecoder().decode(bytes)).toContain(canary);
    const seen = await opened.sites.get(boss, { id });
    expect(seen).toMatchObject({
      status: { state: 'up' },
      allowedActions: ['test', 'update', 'disable', 'delete'],
    });
    expect(JSON.stringify(seen)).not.toMatch(/sealed|ciphertext/);
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      event: 'site.created',
      fields: { name: 'headquarters', ranges: '10.0.0.0/24 (ports 22,443)' },
    });
  });

  it('refuses a file that was sealed to another key', async () => {
    const id = newId('sit');
    const sealed = { ...(await seal(id)), kid: 'x'.repeat(22) };
    await expect(
      create('foreign', 'wireguard', {
        ...{ id, secret: { sealed, secretVersion: 1 } },
      }),
    ).rejects.toThrow(/^secret.sealed: is not sealed to the present key/);
  });

  it.each([
    ['wireguard', {}, /^secret: is needed/],
    ['openvpn', { publicKey: 'ssh-ed25519 AAAA' }, /^secret: is needed/],
    ['dial-out', {}, /^publicKey: is needed/],
    ['jump-host', {}, /^jumpTarget: is needed/],
    ['direct', { publicKey: 'ssh-ed25519 AAAA' }, /^publicKey: does not/],
    ['jump-host', { jumpTarget: 'tgt_none' }, /there is no tgt_none in acme/],
  ] as const)('refuses a %s site of %j', async (kind, more, words) => {
    await expect(create('odd', kind, more)).rejects.toThrow(words);
  });

  it('renews the file for the next version only', async () => {
    const { id, version } = await tunnel('renewed');
    const renew = async (secretVersion: number) =>
      opened.sites.update(boss, {
        ...{ id, version },
        secret: { sealed: await seal(id, secretVersion), secretVersion },
      });
    await expect(renew(3)).rejects.toThrow(/was renewed meanwhile/);
    await expect(renew(2)).resolves.toMatchObject({ secretVersion: 2 });
    const way = connector.orders.get(id)?.way;
    expect(way).toMatchObject({ context: { version: 2 } });
  });

  it('says in words what the connector refused', async () => {
    const id = newId('sit');
    connector.refusals.set(id, 'Line 3 (up) would run a program');
    const secret = { sealed: await seal(id), secretVersion: 1 };
    await expect(
      create('refused', 'wireguard', { id, secret }),
    ).resolves.toMatchObject({
      status: { state: 'down', error: 'Line 3 (up) would run a program' },
    });
  });

  it('tells where a customer who dials out is awaited', async () => {
    const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKey';
    const site = await create('branch', 'dial-out', { publicKey });
    expect(site.dialOut).toEqual({
      ...{ host: 'sites.provider.example', port: 2422 },
      hostKey: 'ssh-ed25519 AAAA',
    });
    expect(connector.orders.get(site.id)?.way).toEqual({
      ...{ kind: 'dial-out', publicKey },
    });
  });

  it('dials a target by its site alone, and not at all while the site is closed', async () => {
    const { id, version } = await tunnel('only way');
    const { site } = await standing('behind', id);
    expect(site).toEqual({ id, name: 'only way' });
    await expect(roadBy(id)).resolves.toEqual({
      jumps: [],
      road: {
        ...{ kind: 'site', site: id },
        door: siteDoor.path(connector.socket, id),
      },
    });
    await opened.sites.disable(boss, { id, version });
    expect(connector.orders.has(id)).toBe(false);
    await expect(roadBy(id)).resolves.toEqual({
      fault: 'The way into only way is closed',
    });
    await opened.sites.enable(boss, { id, version: version + 1 });
    expect(connector.orders.has(id)).toBe(true);
  });

  it('has no road for a place outside the ranges, nor without a connector', async () => {
    const { id } = await tunnel('narrow');
    await expect(roadBy(id, '10.0.1.10')).resolves.toEqual({
      fault:
        'narrow does not lead there: 10.0.1.10, port 22 is in none of its ranges',
    });
    expect(await roadTo(id)).toEqual({
      fault: 'There is no connector for the way into narrow',
    });
  });

  it('leads through a jump host, by the road of the jump host', async () => {
    const outer = await tunnel('outer');
    const jump = await standing('jump', outer.id);
    const inner = await create('inner', 'jump-host', {
      jumpTarget: jump.id,
      ranges: [{ network: '192.168.7.0/24', ports: '22' }],
    });
    await expect(roadBy(inner.id, '192.168.7.7')).resolves.toEqual({
      road: expect.objectContaining({ kind: 'site', site: outer.id }),
      jumps: [
        expect.objectContaining({ id: jump.id, hostKeys: [pin], port: 22 }),
      ],
    });
    await expect(
      opened.targets.update(boss, {
        ...{ id: jump.id, version: jump.version, site: inner.id },
        host: '192.168.7.1',
      }),
    ).rejects.toThrow('site: this target is the way into inner');
  });

  it('is another way for all that stand in it, once its jump host is another', async () => {
    const outer = await tunnel('outer of two');
    const one = await standing('first host', outer.id);
    const two = await standing('second host', outer.id);
    const inner = await create('behind one', 'jump-host', {
      jumpTarget: one.id,
      ranges: [{ network: '192.168.7.0/24', ports: '22' }],
    });
    const { id } = await standing('inside', inner.id, '192.168.7.7');
    const way = async () => {
      const [target] = await opened.store.read(everywhere, r =>
        r.targets.named([{ tenant, id }]),
      );
      return target.way;
    };
    const key = { id: inner.id, version: inner.version };
    const same = await opened.sites.update(boss, {
      ...{ ...key, name: 'behind two', jumpTarget: one.id },
    });
    expect(await way()).toBe(1);
    await opened.sites.update(boss, {
      ...{ id: inner.id, version: same.version, jumpTarget: two.id },
    });
    expect(await way()).toBe(2);
  });

  it.each(['10.0.1.10', '010.0.0.10', '167772170', 'web-01'])(
    'has no target at %s',
    async host => {
      const site = await tunnel(`around ${host}`);
      await expect(standing('astray', site.id, host)).rejects.toThrow(
        /^host: around .* does not lead there/,
      );
    },
  );

  it("has no target in another tenant's site", async () => {
    const site = await tunnel('of acme');
    const { id, version } = await seedTarget(opened.store, 'globex');
    await expect(
      opened.targets.update(globexBoss, {
        ...{ id, version, site: site.id, host: '10.0.0.10' },
      }),
    ).rejects.toThrow(`site: there is no ${site.id} in globex`);
  });

  it('drops the pinned key of a target that moves into another network', async () => {
    const one = await tunnel('first network');
    const other = await tunnel('second network');
    const { id, version } = await standing('moved', one.id);
    const moved = await opened.targets.update(boss, {
      ...{ id, version, site: other.id },
    });
    expect(moved).toMatchObject({ hostKeyState: 'unknown' });
  });

  it('stays while targets stand in it, and its ranges around them', async () => {
    const { id, version } = await tunnel('in use');
    const { name } = await standing('tenant of it', id);
    await expect(opened.sites.delete(boss, { id })).rejects.toThrow(name);
    await expect(
      opened.sites.update(boss, {
        ...{ id, version },
        ranges: [{ network: '10.0.0.0/24', ports: '443' }],
      }),
    ).rejects.toThrow(/^ranges: tenant of it stands there/);
  });

  it('is tried by the gateway, as a session would be, and the trial is on record', async () => {
    const { id } = await tunnel('tried');
    const { id: target } = await standing('of the trial', id);
    await expect(opened.sites.test(boss, { id, target })).resolves.toEqual({
      ...{ reached: true, ms: 1, sentence: '10.0.0.10:22 by site' },
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      event: 'site.tested',
      fields: { host: '10.0.0.10', port: 22, result: '10.0.0.10:22 by site' },
    });
    await expect(
      opened.sites.test(boss, { id, host: '127.0.0.1', port: 22 }),
    ).resolves.toMatchObject({ reached: false });
    await expect(opened.sites.test(boss, { id })).rejects.toThrow(/^target:/);
  });

  it('says when the connector is gone, and has it keep everything again when it is back', async () => {
    const site = await tunnel('survivor');
    await connector.leave();
    await until(() => opened.siteKeeper.identity === undefined);
    await expect(opened.sites.get(boss, site)).resolves.toMatchObject({
      status: {
        state: 'unknown',
        error: expect.stringMatching(/^The connector cannot be reached/),
      },
    });
    await expect(tunnel('unlucky')).rejects.toThrow(/No connector is there/);
    await connector.listen();
    await until(() => connector.orders.has(site.id));
  });

  it('takes down what the database does not know', async () => {
    const { id } = await tunnel('known');
    const order = connector.orders.get(id);
    if (!order) throw new Error('It is kept');
    connector.orders.set('sit_left', { ...order, site: 'sit_left' });
    await opened.siteKeeper.apply();
    expect([...connector.orders.keys()]).not.toContain('sit_left');
    expect(connector.orders.has(id)).toBe(true);
  });
});
