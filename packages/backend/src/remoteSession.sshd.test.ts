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

  it('ends within five seconds when the assignment ends', async () => {
    // Each code is good once, and the one of this half-minute may have been used to sign in.
    const halfMinute = Math.floor(Date.now() / 30_000);
    await new Promise(resolve =>
      setTimeout(resolve, (halfMinute + 1) * 30_000 - Date.now() + 500),
    );
    const code = world.people.technician.code();
    const { terminal, id } = await lab.enter({ code });
    const path = '/tenants/assignments?tenant=acme&state=active';
    const { body } = await lab.as('superAdmin').must('GET', path);
    const [assignment] = body.items;
    const since = Date.now();
    await lab
      .as('superAdmin')
      .must('POST', `/tenants/tenants/acme/assignments/${assignment.id}/end`, {
        version: assignment.version,
        reason: 'left the team',
      });
    await expect(terminal.notice('ended')).resolves.toMatchObject({
      reason: 'terminated',
    });
    expect(Date.now() - since).toBeLessThan(5_000);
    await expect(sealed(id)).resolves.toMatchObject({ state: 'terminated' });
  }, 120_000);
});
