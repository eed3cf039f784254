import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';

const tenant = 'acme';
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const everywhere = systemScope('remote-access', '*');
const key = (letter: string) => ({
  type: 'ssh-ed25519',
  fingerprint: `SHA256:${letter.repeat(43)}`,
});

describe('TargetService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let credential: string;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    const seeded = await seedTarget(opened.store, tenant, { name: 'seed' });
    credential = seeded.credential.id;
  }, 60_000);

  afterAll(() => opened.database.drop());

  const create = (name: string, more: object = {}) =>
    opened.targets.create(boss, {
      ...{ asset: 'ast_web1', name, host: 'web-01', port: 22 },
      ...{ username: 'root', credential, ...more },
    });

  it('creates a target on an asset of the tenant', async () => {
    await expect(create('as root')).resolves.toMatchObject({
      name: 'as root',
      hostKeyState: 'unknown',
      credential: { id: credential, label: 'password of seed' },
      policy: { idleSeconds: 900, paste: 'confirm' },
      allowedActions: ['open', 'update', 'delete'],
    });
  });

  it.each(['ast_none', 'ast_retired'])(
    'refuses a target on %s, which is no active asset of the tenant',
    async asset => {
      opened.world.assets.set('acme/ast_retired', 'retired');
      await expect(create('nowhere', { asset })).rejects.toThrow(
        `asset: ${asset} is not an active asset of acme`,
      );
    },
  );

  it('refuses the credential of another tenant', async () => {
    const foreign = await seedTarget(opened.store, 'globex');
    await expect(
      create('stolen', { credential: foreign.credential.id }),
    ).rejects.toThrow(/^credential: there is no crd_/);
  });

  it('speaks SSH where nothing else is said, and keeps its protocol', async () => {
    const { id, version, protocol, settings } = await create('plain');
    expect({ protocol, settings }).toEqual({
      protocol: 'ssh',
      settings: { protocol: 'ssh' },
    });
    const algorithms = { cipher: ['3des-cbc' as const] };
    const legacy = { protocol: 'ssh' as const, algorithms };
    await expect(
      opened.targets.update(boss, { id, version, settings: legacy }),
    ).resolves.toMatchObject({ settings: legacy });
    await expect(
      opened.targets.update(boss, {
        ...{ id, version: version + 1 },
        settings: { protocol: 'vnc' } as never,
      }),
    ).rejects.toThrow('settings: plain is a target for ssh and stays one');
  });

  describe('on the way to another', () => {
    it('is named there, and stays as long as it is needed', async () => {
      const near = await create('near');
      const far = await create('far', { jumps: [near.id] });
      expect(far.jumps).toEqual([{ id: near.id, name: 'near' }]);
      await expect(
        opened.targets.delete(boss, { id: near.id }),
      ).rejects.toThrow('near is on the way to far');
      const { id, version } = far;
      await opened.targets.update(boss, { id, version, jumps: [] });
      await opened.targets.delete(boss, { id: near.id });
    });

    it('is a target of the same tenant, and of SSH', async () => {
      const foreign = await seedTarget(opened.store, 'globex', { name: 'g' });
      await expect(create('lost', { jumps: [foreign.id] })).rejects.toThrow(
        `jumps: ${foreign.id} is no SSH target of acme`,
      );
    });

    it('is not the target itself, nor the same twice', async () => {
      const { id, version } = await create('circle');
      await expect(
        opened.targets.update(boss, { id, version, jumps: [id] }),
      ).rejects.toThrow('only once');
      await expect(create('twice', { jumps: [id, id] })).rejects.toThrow(
        'only once',
      );
    });
  });

  describe('known by a host authority', () => {
    const line = (letter: string) => {
      const blob = Buffer.concat([
        Buffer.from([0, 0, 0, 11]),
        Buffer.from('ssh-ed25519'),
        Buffer.from([0, 0, 0, 32]),
        Buffer.alloc(32, letter),
      ]);
      return `ssh-ed25519 ${blob.toString('base64')} host CA`;
    };

    it('trusts it from the start, wherever it stands', async () => {
      const made = await create('certified', { hostAuthority: line('a') });
      expect(made).toMatchObject({
        hostKeyState: 'pinned',
        pinned: { type: 'ssh-ed25519', authority: true },
      });
      const { id, version, pinned } = made;
      const moved = { id, version, host: 'web-02' };
      await expect(opened.targets.update(boss, moved)).resolves.toMatchObject({
        pinned,
      });
      const { records } = await outboxOf(opened.database, 'remote-access');
      const trusted = records.filter(r => r.event === 'hostAuthority.trusted');
      expect(trusted.at(-1)).toMatchObject({
        fields: {
          before: 'the key that it shows first',
          after: `the host authority ${pinned?.fingerprint}`,
        },
      });
    });

    it('changes it, or goes back to a pinned key, only for whoever may re-pin', async () => {
      const { id, version } = await create('moving', {
        hostAuthority: line('b'),
      });
      const helper = testScope({
        ...{ ref: 'user:provider/helper', tenants: [tenant] },
        holds: ['target.update'],
      });
      const change = { id, version, hostAuthority: line('c') };
      await expect(opened.targets.update(helper, change)).rejects.toThrow(
        'Somebody who may accept changed host keys must say',
      );
      const changed = await opened.targets.update(boss, change);
      expect(changed.pinned?.authority).toBe(true);
      await expect(
        opened.targets.update(boss, {
          ...{ id, version: changed.version, hostAuthority: null },
        }),
      ).resolves.toMatchObject({ hostKeyState: 'unknown' });
    });

    it('refuses a text that is no key, and what is no SSH server', async () => {
      await expect(
        create('broken', { hostAuthority: 'ssh-ed25519 AAAAAAAA' }),
      ).rejects.toThrow('hostAuthority: this is no key of type ssh-ed25519');
      await expect(
        create('old', {
          hostAuthority: line('d'),
          settings: {
            ...{ protocol: 'telnet', usernamePrompt: 'login:' },
            passwordPrompt: 'Password:',
          },
        }),
      ).rejects.toThrow('only SSH servers');
    });
  });

  it('is reached by no command that the configuration does not have', async () => {
    const settings = { protocol: 'ssh' as const, proxyCommand: 'tsh' };
    await expect(create('commanded', { settings })).rejects.toThrow(
      'settings.proxyCommand: the configuration has no commands',
    );
  });

  it('refuses a second target of one name on an asset', async () => {
    await create('twice');
    await expect(create('twice')).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('drops the pinned key when the address changes, and keeps it otherwise', async () => {
    const { id, version } = await create('moves', { pinned: key('A') });
    const renamed = await opened.targets.update(boss, {
      ...{ id, version, name: 'moves soon' },
    });
    expect(renamed.hostKeyState).toBe('pinned');
    const moved = await opened.targets.update(boss, {
      ...{ id, version: renamed.version, host: 'web-02' },
    });
    expect(moved).toMatchObject({ hostKeyState: 'unknown', pinned: undefined });
  });

  describe('with a changed host key', () => {
    async function changed(name: string) {
      const { id, version } = await create(name, { pinned: key('A') });
      return opened.store.transact(everywhere, tx =>
        tx.targets.meet({ tenant, id, version }, key('B')),
      );
    }

    it('opens for nobody and can be pinned again', async () => {
      const { id } = await changed('changed');
      await expect(opened.targets.get(boss, { id })).resolves.toMatchObject({
        hostKeyState: 'changed',
        allowedActions: ['update', 'delete', 'repin'],
      });
    });

    it('is pinned again to the key that was compared', async () => {
      const { id, version } = await changed('compared');
      const { fingerprint } = key('B');
      const reason = 'reinstalled on Monday';
      const after = await opened.targets.repin(boss, {
        ...{ id, version, fingerprint, reason },
      });
      expect(after).toMatchObject({ hostKeyState: 'pinned', pinned: key('B') });
      const { records } = await outboxOf(opened.database, 'remote-access');
      expect(records.at(-1)).toMatchObject({
        event: 'target.repinned',
        severity: 'high',
        fields: {
          before: key('A').fingerprint,
          after: fingerprint,
          reason,
        },
      });
    });

    it('is not pinned to a key that nobody met', async () => {
      const { id, version } = await changed('guessed');
      const { fingerprint } = key('C');
      await expect(
        opened.targets.repin(boss, {
          ...{ id, version, fingerprint, reason: 'r' },
        }),
      ).rejects.toThrow(/showed SHA256:B+ meanwhile/);
    });

    it('has nothing to pin where no other key was met', async () => {
      const { id, version } = await create('calm', { pinned: key('A') });
      const { fingerprint } = key('B');
      await expect(
        opened.targets.repin(boss, {
          ...{ id, version, fingerprint, reason: 'r' },
        }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });
  });

  describe('that somebody is on', () => {
    async function busy(name: string) {
      const target = await create(name);
      const session = await seedSession(opened.store, {
        ...{ state: 'active', target, targetWay: 1 },
      });
      const ended = async () => {
        const { state, endNote } = await opened.store.read(everywhere, r =>
          r.sessions.get(tenant, session.id),
        );
        return { state, endNote };
      };
      return { ...target, ended };
    }

    it('ends their session when it is deleted', async () => {
      const { id, ended } = await busy('goes');
      await opened.targets.delete(boss, { id });
      await expect(ended()).resolves.toEqual({
        state: 'terminated',
        endNote: 'This target does not exist any more',
      });
    });

    it.each([
      ['place', { host: 'web-02' }],
      ['user', { username: 'admin' }],
      ['algorithms', { settings: { protocol: 'ssh', terminal: 'vt100' } }],
    ])('ends it when its %s is changed', async (what, changes) => {
      const { id, version, ended } = await busy(`moves by ${what}`);
      await opened.targets.update(boss, {
        ...{ id, version, ...(changes as object) },
      });
      await expect(ended()).resolves.toEqual({
        state: 'terminated',
        endNote: `moves by ${what} was changed after this session began: open a new one`,
      });
    });

    it('ends it when a host on the way to it is changed, however many lie between', async () => {
      const far = await create('gate far');
      const near = await busy('gate near');
      const behind = await busy('well behind');
      const beside = await busy('well beside');
      const knex = opened.database.superuser('remote-access');
      const lead = (to: { id: string }, through: { id: string }) =>
        knex('targets')
          .where({ id: to.id })
          .update({ jumps: JSON.stringify([through.id]) });
      await lead(near, far);
      await lead(behind, near);
      const { id, version } = far;
      await opened.targets.update(boss, { id, version, host: 'gate-02' });
      for (const one of [near, behind]) {
        await expect(one.ended()).resolves.toMatchObject({
          state: 'terminated',
        });
      }
      await expect(beside.ended()).resolves.toMatchObject({ state: 'active' });
    });

    it('leaves it alone when the way to it stays', async () => {
      const { id, version, ended, username } = await busy('steady');
      await opened.targets.update(boss, {
        ...{ id, version, name: 'steady as ever', username },
      });
      await expect(ended()).resolves.toMatchObject({ state: 'active' });
    });
  });

  it('finds targets by asset and by words', async () => {
    await create('needle in the stack');
    const byWords = await opened.targets.list(boss, { search: 'needle' });
    expect(byWords.items.map(t => t.name)).toEqual(['needle in the stack']);
    const elsewhere = await opened.targets.list(boss, { asset: 'ast_other' });
    expect(elsewhere.items).toEqual([]);
  });

  it('pages over several tenants in the order of names', async () => {
    const all = testScope({
      ref: 'user:provider/boss',
      tenants: ['acme', 'globex'],
    });
    const whole = await opened.targets.list(all, { limit: 200 });
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await opened.targets.list(all, { limit: 2, cursor });
      pages.push(...page.items.map(t => t.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(pages).toEqual(whole.items.map(t => t.id));
  });
});
