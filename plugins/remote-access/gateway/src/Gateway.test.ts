import { execFile, fork } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  sourceOfBytes,
  verifyRecording,
  WireProtocol,
  type TerminalOrder,
} from '@wardroom/remote-access-common';
import { FakePortal } from './testing/FakePortal';
import { OddSshServer } from './testing/OddSshServer';
import { password } from './testing/dialing';
import type { StartedPortal } from './testing/portalProgram';
import type { SealedOrder } from './testing/terminalOrder';
import { TestBrowser } from './testing/TestBrowser';

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const canary = 'canary-5d1e90b7-never-shown';

describe('Gateway', () => {
  let target: OddSshServer;
  beforeAll(async () => {
    target = await OddSshServer.start({
      authenticate: context =>
        context.method === 'password' && !context.password.endsWith('wrong')
          ? context.accept()
          : context.reject(['password']),
      onShell: channel => channel.pipe(channel),
    });
  });
  afterAll(() => target.stop());

  function orderOn(portal: FakePortal): Promise<SealedOrder> {
    return portal.order({
      target: { port: target.port },
      secret: password(canary),
    });
  }

  async function openOn(portal: FakePortal) {
    const order = await orderOn(portal);
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    return { order, browser };
  }

  const fileOf = (portal: FakePortal, { tenant, recording }: TerminalOrder) =>
    readFile(join(portal.directory, 'recordings', tenant, `${recording}.wrec`));

  async function verdictOn(portal: FakePortal, order: TerminalOrder) {
    const bytes = await fileOf(portal, order);
    return verifyRecording(sourceOfBytes(bytes), portal.identity.sign);
  }

  const until = async (holds: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 200 && !(await holds()); i += 1) await nap(50);
    expect(await holds()).toBe(true);
  };
  const nap = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

  /** A portal in a process of its own, with a ticket for one terminal. */
  async function startProgram() {
    const directory = await mkdtemp(join(tmpdir(), 'wardroom-gateway-'));
    const child = fork(
      join(__dirname, 'testing', 'portalProgram.ts'),
      [directory, JSON.stringify({ target: { port: target.port } })],
      { execArgv: ['--require', transform] },
    );
    const started = await new Promise<StartedPortal>(resolve => {
      child.on('message', message => {
        const { fromPortalProgram } = message as {
          fromPortalProgram?: StartedPortal;
        };
        if (fromPortalProgram) resolve(fromPortalProgram);
      });
    });
    return { child, started, directory };
  }

  it('ends and seals all sessions when its portal is gone, and tells the next one', async () => {
    const portal = await FakePortal.start();
    const { browser, order } = await openOn(portal);
    browser.type('typed before the crash');
    await browser.shows('crash');
    portal.vanish();
    expect((await browser.notice('ended')).reason).toBe('portal-lost');
    expect(await portal.exited).toBe(0);
    expect(await verdictOn(portal, order)).toMatchObject({
      state: 'sealed',
      seal: { reason: 'portal-lost' },
    });
    await portal.stop({ keep: true });

    const next = await FakePortal.start({ directory: portal.directory });
    expect(next.identity.seal).toEqual(portal.identity.seal);
    const end = await next.endOf(order.session);
    expect(end).toMatchObject({
      reason: 'portal-lost',
      recording: { state: 'sealed' },
    });
    const unreported = join(next.directory, 'state', 'unreported');
    await until(async () => (await readdir(unreported)).length === 0);
    const { recordings } = await next.ask('recover', {
      recordings: [order].map(({ recording, session, tenant }) => ({
        recording,
        session,
        tenant,
      })),
    });
    expect(recordings).toEqual([
      expect.objectContaining({ state: 'sealed', reason: 'portal-lost' }),
    ]);
    await next.stop();
  });

  it('ends and seals all sessions when the portal is killed with -9', async () => {
    const { child, started, directory } = await startProgram();
    const browser = await TestBrowser.terminal(started, started.ticket);
    browser.type('typed before the crash');
    await browser.shows('crash');
    child.kill('SIGKILL');
    expect((await browser.notice('ended')).reason).toBe('portal-lost');
    await until(() => !isAlive(started.gatewayPid));
    const { tenant, recording } = started.order;
    const path = join(directory, 'recordings', tenant, `${recording}.wrec`);
    const verdict = await verifyRecording(
      sourceOfBytes(await readFile(path)),
      started.sign,
    );
    expect(verdict).toMatchObject({
      state: 'sealed',
      seal: { reason: 'portal-lost' },
    });
    await rm(directory, { recursive: true });
  });

  it('hears every browser out whose socket came while its portal was busy', async () => {
    const { child, started, directory } = await startProgram();
    child.send({ blockMs: 200 });
    await nap(300);
    const codes = Array.from({ length: 12 }, async (_, at) => {
      await nap(at * 20);
      const ticket = 'x'.repeat(43);
      const browser = await TestBrowser.open(started, { ticket });
      return (await browser.closes()).code;
    });
    const { refused } = WireProtocol.close;
    expect(new Set(await Promise.all(codes))).toEqual(new Set([refused]));
    child.kill('SIGKILL');
    await until(() => !isAlive(started.gatewayPid));
    await rm(directory, { recursive: true });
  });

  it('echoes as fast as ever while the event loop of its portal is blocked', async () => {
    const { child, started, directory } = await startProgram();
    const browser = await TestBrowser.terminal(started, started.ticket);
    const echoes = async () => {
      const times: number[] = [];
      for (let i = 0; i < 60; i += 1) {
        const mark = `<${i}-${Math.random()}>`;
        const start = performance.now();
        browser.type(mark);
        await browser.shows(mark);
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[30];
    };
    // How long an echo takes on this machine, as busy as it is.
    const calm = await echoes();
    child.send({ blockMs: 300 });
    await nap(500);
    // Through that loop half of the echoes would take 150 ms and more.
    expect(await echoes()).toBeLessThan(Math.max(150, 10 * calm));
    child.kill('SIGKILL');
    await until(() => !isAlive(started.gatewayPid));
    await rm(directory, { recursive: true });
  });

  it('recovers recordings after kill -9: all but the last second is there and verifies', async () => {
    const portal = await FakePortal.start();
    const { browser, order } = await openOn(portal);
    browser.type('early');
    await browser.shows('early');
    await until(async () => (await verdictOn(portal, order)).chunks.length > 0);
    browser.type('late');
    await browser.shows('late');
    process.kill(portal.pid, 'SIGKILL');
    await browser.closes();
    await portal.exited;
    await portal.stop({ keep: true });
    expect((await verdictOn(portal, order)).state).toBe('truncated');

    const next = await FakePortal.start({ directory: portal.directory });
    const { recording, session, tenant } = order;
    const { recordings } = await next.ask('recover', {
      recordings: [{ recording, session, tenant }],
    });
    expect(recordings[0]).toMatchObject({
      state: 'sealed',
      reason: 'lost',
      session,
    });
    expect(recordings[0].chunks).toBeGreaterThanOrEqual(1);
    expect(await verdictOn(next, order)).toMatchObject({
      state: 'sealed',
      head: recordings[0].head,
    });
    await next.stop();
  });

  it('reports an end again until the portal has it', async () => {
    const portal = await FakePortal.start();
    portal.answers.ended = false;
    const { browser, order } = await openOn(portal);
    browser.tell({ type: 'end' });
    await portal.until(() =>
      portal.faults.some(fault => fault.includes('The database is away')),
    );
    await portal.stop({ keep: true });
    const next = await FakePortal.start({ directory: portal.directory });
    expect((await next.endOf(order.session)).reason).toBe('closed');
    await next.stop();
  });

  it('does not work in a directory where another gateway works', async () => {
    const portal = await FakePortal.start();
    await expect(
      FakePortal.start({ directory: portal.directory }),
    ).rejects.toThrow(/Another gateway \(process \d+\) works in/);
    await portal.stop();
  });

  it('lets open sessions go on while it drains, and nobody new in', async () => {
    const portal = await FakePortal.start();
    const { browser, order } = await openOn(portal);
    const drained = portal.ask('drain', { seconds: 60 }, { timeoutMs: 90_000 });
    await browser.notice('message');
    await expect(TestBrowser.connect(portal)).rejects.toThrow('503');
    browser.type('still here');
    await browser.shows('still here');
    // Enough: the time is over now.
    await portal.ask('drain', { seconds: 0 });
    await drained;
    expect(await portal.endOf(order.session)).toMatchObject({
      reason: 'gateway-stopped',
      recording: { state: 'sealed' },
    });
    await portal.stop();
  });

  it('opens old secrets with old keys after a rotation, and seals them anew', async () => {
    const portal = await FakePortal.start();
    const order = await orderOn(portal);
    const rotated = await portal.ask('rotateKeys', {});
    expect(rotated.seal.kid).not.toBe(portal.identity.seal.kid);
    const { credential } = order;
    const broken = {
      ...credential,
      context: { ...credential.context, version: 9 },
    };
    const answer = await portal.ask('reseal', {
      secrets: [broken, credential],
    });
    const [unreadable, { sealed = credential.sealed }] = answer.secrets;
    expect(unreadable).toEqual({});
    expect(sealed.kid).toBe(rotated.seal.kid);
    const destroyed = await portal.ask('destroyKey', {
      kid: portal.identity.seal.kid,
    });
    expect(destroyed.opens).toEqual([rotated.seal.kid]);
    const renewed = { ...order, credential: { ...credential, sealed } };
    const browser = await TestBrowser.terminal(
      portal,
      portal.ticketFor(renewed),
    );
    browser.tell({ type: 'end' });
    await portal.endOf(order.session);
    const late = await portal.order({
      ...{ target: { port: target.port }, secret: password(canary) },
    });
    const stale = { ...late, credential };
    const ticket = portal.ticketFor(stale);
    const refused = await TestBrowser.open(portal, { ticket });
    const end = await refused.notice('ended');
    expect(end.reason).toBe('credential-unusable');
    await portal.stop();
  });

  it('says how it is', async () => {
    const portal = await FakePortal.start();
    const { browser } = await openOn(portal);
    const health = await portal.ask('health', {});
    expect(health).toMatchObject({ sessions: 1, held: 0, draining: false });
    expect(health.loopMaxMs).toBeGreaterThan(0);
    browser.tell({ type: 'end' });
    await portal.stop();
  });

  it('shows no secret to anybody, whether the sign-in works or not', async () => {
    const portal = await FakePortal.start();
    const { browser, order } = await openOn(portal);
    browser.type('hello');
    await browser.shows('hello');
    browser.tell({ type: 'end' });
    await portal.endOf(order.session);
    const wrong = await portal.order({
      target: { port: target.port },
      secret: password(`${canary}-wrong`),
    });
    const refused = await TestBrowser.open(portal, {
      ticket: portal.ticketFor(wrong),
    });
    expect((await refused.notice('ended')).reason).toBe('auth-failed');
    const moved = await orderOn(portal);
    moved.credential.context.tenant = 'globex';
    const unusable = await TestBrowser.open(portal, {
      ticket: portal.ticketFor(moved),
    });
    expect((await unusable.notice('ended')).reason).toBe('credential-unusable');
    const seen = [
      ...portal.heard,
      ...portal.faults,
      JSON.stringify(
        [browser, refused, unusable].map(b => [b.notices, b.output]),
      ),
      (await fileOf(portal, order)).toString('latin1'),
      (
        await Promise.all(
          (
            await readdir(join(portal.directory, 'state'), {
              recursive: true,
              withFileTypes: true,
            })
          )
            .filter(entry => entry.isFile())
            .map(entry =>
              readFile(join(entry.parentPath, entry.name), 'latin1'),
            ),
        )
      ).join(''),
    ].join('\n');
    expect(seen).toContain('"ended"');
    for (const form of [
      canary,
      Buffer.from(canary).toString('base64').slice(0, 24),
      Buffer.from(canary).toString('base64url').slice(0, 24),
      Buffer.from(canary).toString('hex'),
    ]) {
      expect(seen).not.toContain(form);
    }
    await portal.stop();
  });

  it('says how it is started by hand', async () => {
    const result = await new Promise<{ code: unknown; stderr: string }>(
      resolve => {
        execFile(
          process.execPath,
          ['--require', transform, join(__dirname, 'main.ts')],
          (error, _, stderr) => resolve({ code: error?.code, stderr }),
        );
      },
    );
    expect(result).toEqual({
      code: 1,
      stderr: 'Usage: wardroom-gateway --config FILE\n',
    });
  });
});
