/** @jest-environment node */
import {
  describeWithSshd,
  startSshd,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import type { Persona } from './testing/cast';
import { RemoteLab } from './testing/RemoteLab';
import { World } from './testing/World';

describeWithSshd('a remote session in the whole product', () => {
  let world: World;
  let lab: RemoteLab;
  let sshd: Sshd;

  beforeAll(async () => {
    sshd = await startSshd();
    world = await World.start();
    const tokens = Object.entries(world.people).map(([persona, person]) => [
      persona,
      person.token,
    ]);
    lab = new RemoteLab(
      world.url,
      Object.fromEntries(tokens) as Record<Persona, string>,
    );
    const keys = '/remote-access/public/gateway-keys';
    await until(async () =>
      Boolean((await lab.as('superAdmin').ask('GET', keys)).body.seal),
    );
    await lab.prepare(sshd);
  }, 180_000);

  afterAll(async () => {
    await world?.stop();
    await sshd?.stop();
  }, 120_000);

  const sealed = async (id: string) => {
    await until(
      async () => (await lab.session(id)).recording?.state === 'sealed',
    );
    return lab.session(id);
  };

  it('runs from request to recording, and the customer sees all of it', async () => {
    const { cookie } = world.people.technician;
    const { terminal, id } = await lab.enter({ cookie });
    terminal.type('echo "answer $((6 * 7))"\n');
    await terminal.shows('answer 42');
    await expect(lab.session(id)).resolves.toMatchObject({
      ...{ state: 'active', person: 'user:provider/technician' },
      intervention: { id: lab.intervention },
    });
    terminal.tell({ type: 'end' });
    await terminal.notice('ended');
    await expect(sealed(id)).resolves.toMatchObject({ state: 'ended' });
    const audited = async () => {
      const path = '/audit/tenants/acme/events?limit=200';
      const { body } = await lab.as('acmeAdmin').must('GET', path);
      return body.items.map((e: { event: string }) => e.event);
    };
    await until(async () => (await audited()).includes('recording.sealed'));
    expect(await audited()).toEqual(
      expect.arrayContaining([
        'target.created',
        'credential.created',
        'hostKey.pinned',
        'session.opened',
        'session.authorised',
        'session.activated',
        'session.ended',
      ]),
    );
  }, 90_000);

  it('can be seen and reached by nobody of another customer', async () => {
    const { body } = await lab
      .as('acmeAdmin')
      .must('GET', '/remote-access/sessions');
    const [{ id }] = body.items;
    const foreign = await lab
      .as('globexAdmin')
      .must('GET', '/remote-access/sessions');
    expect(foreign.body.items).toEqual([]);
    const one = `/remote-access/tenants/acme/sessions/${id}`;
    for (const [method, path, input] of [
      ['GET', one],
      ['POST', `${one}/terminate`, { reason: 'r' }],
      ['POST', `${one}/watch`, { reason: 'r' }],
    ] as const) {
      const answer = await lab.as('globexAdmin').ask(method, path, input);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  // How soon is measured by `npm run bench -- revocation`.
  describe('ends', () => {
    const interventions = '/interventions/tenants/acme/interventions';
    const access = '/remote-access/tenants/acme';

    // As if each person had just given another code: codes are good once in half a minute.
    async function enter() {
      const knex = world.database.superuser('identity');
      const fresh_until = knex.raw(`now() + interval '1 minute'`);
      await knex('sign_in_sessions').update({ fresh_until });
      return lab.enter({ cookie: world.people.technician.cookie });
    }

    /** What the technician's browser and the customer are told of a session whose right is taken. */
    async function endOf(take: () => Promise<unknown>) {
      const { terminal, id } = await enter();
      const ended = terminal.notice('ended');
      await take();
      return { told: (await ended).reason, state: (await sealed(id)).state };
    }

    const terminated = { told: 'terminated', state: 'terminated' };

    const boss = () => lab.as('superAdmin');
    const customer = () => lab.as('acmeAdmin');
    const versionOf = async (path: string) =>
      (await boss().must('GET', path)).body.version;

    it('when the customer switches the provider off, and none opens until it is on', async () => {
      const path = `${access}/provider-access`;
      await expect(
        endOf(() =>
          customer().must('POST', `${path}/suspend`, {
            ...{ version: 0, reason: 'broken into' },
          }),
        ),
      ).resolves.toEqual(terminated);
      await expect(enter()).rejects.toThrow(/switched the access/);
      await customer().must('POST', `${path}/resume`, {
        ...{ version: 2, reason: 'all is well' },
      });
    }, 90_000);

    it('when the rules forbid its protocol', async () => {
      const path = `${access}/policy`;
      await expect(
        endOf(() =>
          customer().must('PATCH', path, {
            ...{ version: 0, rules: { protocols: ['rdp'] } },
          }),
        ),
      ).resolves.toEqual(terminated);
      await customer().must('POST', `${path}/revert`, { version: 1 });
    }, 90_000);

    it('when the grant that it rests on is revoked', async () => {
      const path = `${access}/policy`;
      await customer().must('PATCH', path, {
        ...{ version: 2, rules: { grantNeeded: 'always' } },
      });
      await expect(enter()).rejects.toThrow(/ask for access/);
      const now = Date.now();
      const wish = {
        targets: { kind: 'all' },
        window: {
          from: new Date(now).toISOString(),
          until: new Date(now + 3_600_000).toISOString(),
        },
        reason: 'disk',
      };
      const grants = `${access}/grants`;
      const { body: asked } = await lab
        .as('technician')
        .must('POST', `${grants}/request`, wish);
      const { body: grant } = await customer().must(
        'POST',
        `${grants}/${asked.id}/approve`,
        { version: asked.version },
      );
      await expect(
        endOf(() =>
          customer().must('POST', `${grants}/${asked.id}/revoke`, {
            ...{ version: grant.version, reason: 'enough' },
          }),
        ),
      ).resolves.toEqual(terminated);
      await customer().must('PATCH', path, { version: 3, rules: {} });
    }, 90_000);

    it('when its request waits for the customer', async () => {
      const path = `${interventions}/${lab.intervention}`;
      await expect(
        endOf(async () =>
          lab.as('technician').must('POST', `${path}/wait`, {
            ...{ version: await versionOf(path), question: 'Which disk?' },
          }),
        ),
      ).resolves.toEqual(terminated);
      await lab.as('technician').must('POST', `${path}/resume`, {
        version: await versionOf(path),
      });
    }, 90_000);

    it('when its technician is disabled', async () => {
      const path = '/tenants/tenants/provider/members/technician';
      await expect(
        endOf(async () =>
          boss().must('POST', `${path}/disable`, {
            ...{ version: await versionOf(path), reason: 'left' },
          }),
        ),
      ).resolves.toEqual(terminated);
      await boss().must('POST', `${path}/enable`, {
        version: await versionOf(path),
      });
      // The code of this half minute was given when they signed in before.
      const identity = world.database.superuser('identity');
      await identity('accounts').update({ totp_last_step: 0 });
      await world.people.technician.signIn();
      lab.tokens.technician = world.people.technician.token;
    }, 90_000);

    it('when the assignment ends', async () => {
      const path = '/tenants/assignments?tenant=acme&state=active';
      const { body } = await boss().must('GET', path);
      const [{ id, version }] = body.items;
      await expect(
        endOf(() =>
          boss().must('POST', `/tenants/tenants/acme/assignments/${id}/end`, {
            ...{ version, reason: 'left the team' },
          }),
        ),
      ).resolves.toEqual(terminated);
    }, 120_000);
  });
});
