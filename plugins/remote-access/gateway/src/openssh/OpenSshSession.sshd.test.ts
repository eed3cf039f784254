import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { SshSettings } from '@wardroom/remote-access-common';
import { describeWithOpenSsh } from '../testing/describeWithOpenSsh';
import { dialing } from '../testing/dialing';
import { FakePortal } from '../testing/FakePortal';
import { readUntil } from '../testing/readUntil';
import { Sshd } from '../testing/Sshd';
import { TestBrowser } from '../testing/TestBrowser';

const settings: SshSettings = { protocol: 'ssh', transport: 'openssh' };

/** Processes that were started by this one and are still there. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    const [, after] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ');
    const [state, parent] = after.split(' ');
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

describeWithOpenSsh("a session by OpenSSH's own client", () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await Sshd.start();
  });
  afterAll(() => sshd.stop());

  const wishes = async () => ({
    target: { port: sshd.port, username: sshd.username, settings },
    secret: {
      kind: 'private-key' as const,
      privateKey: await sshd.privateKey(),
    },
    hostKeys: [sshd.hostKey()],
  });

  it('is shown, logged, recorded and ended as others are', async () => {
    const portal = await FakePortal.start();
    const order = await portal.order(await wishes());
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    browser.tell({ type: 'resize', cols: 111, rows: 33 });
    browser.type('stty size\r');
    await browser.shows('33 111');
    browser.type('echo n=$((40+2))\r');
    await browser.shows('n=42');
    await portal.until(() =>
      portal.commands.some(({ text }) => text === 'echo n=$((40+2))'),
    );
    expect(
      await portal.ask('freeze', {
        session: order.session,
        frozen: true,
        by: 'user:acme/admin',
      }),
    ).toEqual({ found: true });
    await browser.notice('frozen');
    browser.type('echo f=$((41+2))\r');
    await browser.taken();
    await portal.ask('freeze', {
      session: order.session,
      frozen: false,
      by: 'user:acme/admin',
    });
    browser.type('exit\r');
    expect(await browser.notice('ended')).toMatchObject({
      reason: 'remote-closed',
    });
    expect(browser.output).not.toContain('f=43');
    const end = await portal.endOf(order.session);
    expect(end.recording?.state).toBe('sealed');
    expect(childrenOf(portal.pid)).toEqual([]);
    await portal.stop();
  });

  it('leaves no process when the gateway is killed', async () => {
    const portal = await FakePortal.start();
    const order = await portal.order(await wishes());
    await TestBrowser.terminal(portal, portal.ticketFor(order));
    const clients = childrenOf(portal.pid);
    const all = [...clients, ...clients.flatMap(childrenOf)];
    expect(clients).toHaveLength(1);
    process.kill(portal.pid, 'SIGKILL');
    await portal.exited;
    while (all.some(pid => parentOf(String(pid)) !== undefined)) {
      await pause(20);
    }
    await portal.stop();
  });

  it('makes the target wait while nobody reads', async () => {
    const world = await dialing();
    const connection = await world.dial(await wishes());
    await connection.shell({ cols: 80, rows: 24 });
    let read = 0;
    connection.listen({
      onData: bytes => {
        read += bytes.length;
        if (read > 100_000) connection.pause();
      },
      onDrain() {},
      onClose() {},
    });
    connection.write(Buffer.from('yes\r'));
    let before = -1;
    while (read !== before || read < 100_000) {
      before = read;
      await pause(200);
    }
    expect(read).toBeLessThan(1_000_000);
    connection.resume();
    while (read === before) await pause(20);
    await world.end();
  });

  it('takes more keys than the target reads, and tells how many wait', async () => {
    const world = await dialing();
    const connection = await world.dial(await wishes());
    await connection.shell({ cols: 80, rows: 24 });
    connection.write(Buffer.from('stty raw -echo; echo go; sleep 600\r'));
    await readUntil(connection, /go\r?\n(?!.*sleep)/);
    const key = Buffer.alloc(64 * 1024, 97);
    for (let i = 0; i < 200; i += 1) connection.write(key);
    expect(connection.unsent).toBeGreaterThan(0);
    await world.end();
  });

  it('says that the connection was lost when the server goes', async () => {
    const weak = await Sshd.start();
    const world = await dialing();
    const connection = await world.dial({
      target: { port: weak.port, username: weak.username, settings },
      secret: { kind: 'private-key', privateKey: await weak.privateKey() },
      hostKeys: [weak.hostKey()],
    });
    await connection.shell({ cols: 80, rows: 24 });
    const closed = new Promise(resolve => {
      connection.listen({ onData() {}, onDrain() {}, onClose: resolve });
    });
    connection.write(Buffer.from('kill -9 $PPID\r'));
    expect(await closed).toBe('lost');
    await world.end();
    await weak.stop();
  });
});
