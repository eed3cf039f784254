/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeWithSshd,
  settled,
  startSshd,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import type { Persona } from './testing/cast';
import { RemoteLab } from './testing/RemoteLab';
import { World } from './testing/World';

const sessions = '/remote-access/tenants/acme/sessions';
const MEGABYTE = 1024 * 1024;

/** What a browser gets to come in with. */
type Pass = {
  url: string;
  ticket: string;
  cookie: string;
  session: string;
  from?: string;
};

describeWithSshd('hostile sockets at the whole product', () => {
  let world: World;
  let lab: RemoteLab;
  let sshd: Sshd;
  let running: { terminal: TestTerminal; id: string; cookie: string };

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
    const pass = await terminalPass();
    const terminal = await come(pass);
    await terminal.notice('ready');
    running = { terminal, id: pass.session, cookie: pass.cookie };
  }, 180_000);

  afterAll(async () => {
    await world?.stop();
    await sshd?.stop();
  }, 120_000);

  const port = () => Number(new URL(world.url).port);

  /** The technician asks for a session; their sign-in counts as fresh again, as if they had given another code. */
  async function terminalPass(): Promise<Pass> {
    const knex = world.database.superuser('identity');
    const fresh_until = knex.raw(`now() + interval '1 minute'`);
    await knex('sign_in_sessions').update({ fresh_until });
    const technician = lab.as('technician', world.people.technician.cookie);
    const { body: step } = await technician.must(
      'POST',
      '/identity/step-ups/grant',
      { purpose: 'remote-session', object: lab.target },
    );
    const { body, cookies } = await technician.must(
      'POST',
      `${sessions}/open`,
      {
        ...{ target: lab.target, intervention: lab.intervention },
        stepUp: step.ticket,
      },
    );
    return { ...body, cookie: cookies.join('; ') };
  }

  /** Somebody of the customer asks to look at the running session. */
  async function watchPass(): Promise<Pass> {
    const { body, cookies } = await lab
      .as('acmeAdmin')
      .must('POST', `${sessions}/${running.id}/watch`, { reason: 'curious' });
    return { ...body, cookie: cookies.join('; ') };
  }

  const socketAt = (pass: Pass, origin = world.url) =>
    new TestTerminal({ ...pass, port: port(), origin });

  const come = (pass: Pass) =>
    TestTerminal.open(
      { ...pass, port: port(), origin: world.url },
      pass.ticket,
    );

  async function codeOf(terminal: TestTerminal): Promise<number> {
    return (await terminal.closes()).code;
  }

  async function opened(pass: Pass): Promise<TestTerminal> {
    const socket = socketAt(pass);
    await until(() => socket.isOpen);
    return socket;
  }

  /** The session of the technician lives: what is typed is answered. */
  async function lives(terminal = running.terminal) {
    const mark = Math.floor(Math.random() * 1e6);
    terminal.type(`echo "alive $((${mark} + 1))"\n`);
    await terminal.shows(`alive ${mark + 1}`);
  }

  describe('a ticket', () => {
    it('is good once', async () => {
      const pass = await watchPass();
      const first = await come(pass);
      await expect(first.notice('joined')).resolves.toMatchObject({
        session: running.id,
      });
      await expect(come(pass).then(codeOf)).resolves.toBe(4401);
      first.cut();
    });

    it('is worth nothing after its time', async () => {
      const pass = await watchPass();
      const hash = createHash('sha256').update(pass.ticket).digest('base64url');
      await world.database
        .superuser('remote-access')('tickets')
        .where({ hash })
        .update({ expires_at: new Date() });
      await expect(come(pass).then(codeOf)).resolves.toBe(4401);
    });

    it('is worth nothing in the browser of somebody else, or without one', async () => {
      const pass = await watchPass();
      for (const cookie of [running.cookie, '', 'wardroom-browser=chosen']) {
        await expect(come({ ...pass, cookie }).then(codeOf)).resolves.toBe(
          4401,
        );
      }
      const mine = await come(pass);
      await mine.notice('joined');
      mine.cut();
    });

    it('is worth nothing in a browser that signed out', async () => {
      const pass = await watchPass();
      const { acmeAdmin } = world.people;
      const path = '/identity/public/sign-out';
      await lab.as('acmeAdmin', acmeAdmin.cookie).must('POST', path, {});
      const hash = createHash('sha256').update(pass.ticket).digest('base64url');
      const tickets = world.database.superuser('remote-access')('tickets');
      await until(async () => {
        const [{ used_at }] = await tickets.clone().where({ hash });
        return used_at !== null;
      });
      await expect(come(pass).then(codeOf)).resolves.toBe(4401);
    });

    it('to look does not let anybody type', async () => {
      const watcher = await come(await watchPass());
      await watcher.notice('joined');
      watcher.type('echo "typed by a guest"\n');
      await lives();
      // Who looks on sees what the technician sees, the last line too: what they typed would stand before it.
      await until(() =>
        watcher.output.endsWith(running.terminal.output.slice(-9)),
      );
      expect(running.terminal.output).not.toContain('guest');
      watcher.cut();
    });
  });

  it.each([
    ['of another site', 'https://evil.example'],
    ['that looks like ours', 'http://localhost.evil.example'],
    ['of another port', 'http://localhost:1'],
    ['of a file', 'null'],
    ['of no page', 'none'],
  ])('a WebSocket %s is turned away', async (_, origin) => {
    const socket = socketAt(await watchPass(), origin);
    await socket.closes();
    expect(socket.status).toBe(403);
  });

  it('a WebSocket that says nothing is closed after five seconds', async () => {
    const since = Date.now();
    const silent = await opened(await watchPass());
    await expect(codeOf(silent)).resolves.toBe(4408);
    expect(Date.now() - since).toBeGreaterThan(4_500);
  });

  const rubbish = Uint8Array.from({ length: 5_000 }, () => Math.random() * 256);
  const flood = 'x'.repeat(MEGABYTE);

  it.each([
    ['a megabyte of text', flood, 1009],
    ['a megabyte of bytes', new Uint8Array(MEGABYTE), 1009],
    ['rubbish', rubbish, 4400],
    ['a list', '[]', 4400],
    ['deep JSON', '['.repeat(100_000), 4400],
  ])('%s instead of a ticket ends the connection', async (_, message, code) => {
    const socket = await opened(await watchPass());
    socket.throw(message);
    await expect(codeOf(socket)).resolves.toBe(code);
  });

  it.each([
    ['a megabyte of text', flood, 1009],
    ['a megabyte of bytes', new Uint8Array(MEGABYTE), 1009],
    ['text that is not of the protocol', 'rubbish', 4400],
  ])(
    '%s in a session costs the connection, not the session',
    async (_, message, code) => {
      const { resume } = await running.terminal.notice('ready');
      running.terminal.throw(message);
      await expect(codeOf(running.terminal)).resolves.toBe(code);
      const { url } = await watchPass();
      const back = await opened({
        ...{ url, ticket: '', session: running.id },
        cookie: running.cookie,
      });
      back.tell({ resume, received: 0, cols: 80, rows: 24 });
      await back.notice('ready');
      running.terminal = back;
      await lives();
    },
  );

  it('a browser that never reads makes the target wait, and costs the gateway little', async () => {
    const { recording } = await lab.session(running.id);
    const file = join(world.dataDir, 'recordings/acme', `${recording.id}.wrec`);
    const before = gatewayMemory();
    running.terminal.stare();
    running.terminal.type('yes "the target talks on and on"\n');
    const size = await settled(() => statSync(file).size);
    expect(size).toBeLessThan(10 * MEGABYTE);
    expect(gatewayMemory() - before).toBeLessThan(60 * MEGABYTE);
    await expect(lab.session(running.id)).resolves.toMatchObject({
      state: 'active',
    });
  });

  it('a token to resume that comes from another browser ends the session: it was stolen', async () => {
    const stolen = await come(await terminalPass());
    const { resume, session } = await stolen.notice('ready');
    const thief = await opened({ ...(await watchPass()), ticket: '' });
    thief.tell({ resume, received: 0, cols: 80, rows: 24 });
    await thief.closes();
    expect(thief.notices.map(n => n.type)).not.toContain('ready');
    expect(thief.output).toBe('');
    await stolen.notice('ended');
    await until(
      async () => (await lab.session(`${session}`)).state !== 'active',
    );
  });

  describe('where the rules of the customer ask for the same address', () => {
    const policy = '/remote-access/tenants/acme/policy';

    async function say(rules: object) {
      const customer = lab.as('acmeAdmin');
      const { version } = (await customer.must('GET', policy)).body;
      await customer.must('PATCH', policy, { version, rules });
    }

    beforeAll(() => say({ sameAddress: true }));
    afterAll(() => say({}));

    // Two addresses of this machine.
    const elsewhere = '127.0.0.2';

    it('a ticket is good there alone', async () => {
      const pass = await watchPass();
      await expect(
        come({ ...pass, from: elsewhere }).then(codeOf),
      ).resolves.toBe(4401);
      const mine = await come(pass);
      await mine.notice('joined');
      mine.cut();
    });

    it('a lost browser comes back from there alone', async () => {
      const pass = await terminalPass();
      const terminal = await come(pass);
      const { resume } = await terminal.notice('ready');
      const thief = await opened({ ...pass, from: elsewhere });
      thief.tell({ resume, received: 0, cols: 80, rows: 24 });
      await expect(codeOf(thief)).resolves.toBe(4401);
      expect(thief.output).toBe('');
      await terminal.notice('ended');
    });
  });

  it('nobody who signed out everywhere comes in with a ticket from before', async () => {
    const looking = await watchPass();
    const working = await terminalPass();
    for (const persona of ['acmeAdmin', 'technician'] as const) {
      const path = '/identity/sign-in-sessions/revoke-all';
      await lab.as(persona).must('POST', path, {});
    }
    await expect(come(looking).then(codeOf)).resolves.toBe(4401);
    await expect(come(working).then(codeOf)).resolves.toBe(4401);
  });
});

/** Bytes of the gateway's process, which is a child of this one. */
function gatewayMemory(): number {
  const table = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,args=']);
  const row = table
    .toString()
    .split('\n')
    .find(
      line =>
        Number(line.trim().split(/\s+/)[0]) === process.pid &&
        /gateway/.test(line),
    );
  if (!row) throw new Error('There is no gateway');
  return Number(row.trim().split(/\s+/)[1]) * 1024;
}
