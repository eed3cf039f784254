import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settled } from '@wardroom/platform-test-utils';
import {
  sourceOfBytes,
  verifyRecording,
  type SessionPolicy,
  type TerminalOrder,
} from '@wardroom/remote-access-common';
import { describeWithSshd } from '../testing/describeWithSshd';
import { FakePortal } from '../testing/FakePortal';
import { Sshd } from '../testing/Sshd';
import { TestBrowser } from '../testing/TestBrowser';

describeWithSshd('a session on OpenSSH', () => {
  let sshd: Sshd;
  let portal: FakePortal;
  beforeAll(async () => {
    sshd = await Sshd.start();
    portal = await FakePortal.start();
  });
  afterAll(async () => {
    await portal.stop();
    await sshd.stop();
  });

  async function order(
    policy: Partial<SessionPolicy> = {},
  ): Promise<TerminalOrder> {
    return portal.order({
      target: { port: sshd.port, username: sshd.username },
      secret: { kind: 'private-key', privateKey: await sshd.privateKey() },
      hostKeys: [sshd.hostKey()],
      policy,
    });
  }

  async function open(policy?: Partial<SessionPolicy>) {
    const given = await order(policy);
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(given));
    return { browser, session: given.session, order: given };
  }

  async function verdictOn({ tenant, recording }: TerminalOrder) {
    const path = join(
      portal.directory,
      'recordings',
      tenant,
      `${recording}.wrec`,
    );
    const bytes = await readFile(path);
    return verifyRecording(sourceOfBytes(bytes), portal.identity.sign);
  }

  it('shows what the target prints, and ends with a sealed recording when the shell ends', async () => {
    const { browser, session, order: given } = await open();
    browser.type('stty size; echo $((40+2)); exit\n');
    await browser.shows('24 80');
    await browser.shows('42');
    expect(await browser.notice('ended')).toMatchObject({
      reason: 'remote-closed',
    });
    expect((await browser.closes()).code).toBe(1000);
    const end = await portal.endOf(session);
    expect(end).toMatchObject({
      reason: 'remote-closed',
      activeAt: expect.any(String),
      recording: { state: 'sealed', reason: 'remote-closed' },
    });
    const verdict = await verdictOn(given);
    expect(verdict).toMatchObject({
      state: 'sealed',
      head: end.recording?.head,
    });
    expect(end.bytesOut).toBeGreaterThan(40);
  });

  it('follows the size of the window', async () => {
    const { browser } = await open();
    browser.tell({ type: 'resize', cols: 111, rows: 33 });
    browser.type('stty size\n');
    await browser.shows('33 111');
    expect(browser.output).not.toContain('24 80');
    browser.tell({ type: 'end' });
  });

  it('ends when the technician ends it', async () => {
    const { browser, session } = await open();
    browser.tell({ type: 'end' });
    expect((await browser.notice('ended')).reason).toBe('closed');
    expect((await portal.endOf(session)).reason).toBe('closed');
  });

  it('ends when the portal ends it, and tells who did', async () => {
    const { browser, session } = await open();
    const by = 'user:acme/admin';
    const asked = { session, reason: 'terminated' as const, by };
    expect(await portal.ask('terminate', asked)).toEqual({ found: true });
    expect(portal.ends.at(-1)).toMatchObject({
      session,
      reason: 'terminated',
      by,
      recording: { by, state: 'sealed' },
    });
    expect(await browser.notice('ended')).toMatchObject({ by });
    expect(await portal.ask('terminate', asked)).toEqual({ found: false });
  });

  it('shows messages of other people', async () => {
    const { browser, session } = await open();
    const from = 'Ada Admin';
    await portal.ask('message', { session, text: 'Please stop.', from });
    expect(await browser.notice('message')).toMatchObject({
      text: 'Please stop.',
      from,
    });
    browser.tell({ type: 'end' });
  });

  it('holds a paste of several lines until it is confirmed', async () => {
    const { browser } = await open();
    const paste = {
      type: 'paste' as const,
      text: 'echo one-$((1))\necho two-$((2))\n',
      bracketed: false,
    };
    browser.tell({ ...paste, confirmed: false });
    expect(await browser.notice('paste-held')).toMatchObject({ lines: 2 });
    expect(browser.output).not.toContain('one-1');
    browser.tell({ ...paste, confirmed: true });
    await browser.shows('two-2');
    browser.tell({ type: 'end' });
  });

  it('goes on where it was when the connection comes back', async () => {
    const { browser, session } = await open();
    browser.type('echo before-$((1))\n');
    await browser.shows('before-1');
    const { resume } = await browser.notice('ready');
    const { received } = browser;
    browser.ws.terminate();
    await portal.until(() =>
      portal.heard.some(
        heard => heard.includes(session) && heard.includes('"lost"'),
      ),
    );
    const back = await TestBrowser.open(portal, { resume, received });
    const again = await back.notice('ready');
    expect(again.resume).not.toBe(resume);
    back.received = received;
    back.type('echo after-$((2))\n');
    await back.shows('after-2');
    expect(back.notices.map(({ type }) => type)).not.toContain('redraw');
    expect(back.output).not.toContain('before-1');
    const replayed = await TestBrowser.open(portal, { resume, received });
    expect((await replayed.closes()).code).toBe(4401);
    back.tell({ type: 'end' });
    await portal.endOf(session);
  });

  it('shows the last output again to a page that was loaded anew', async () => {
    const { browser } = await open();
    browser.type('seq 1 100000; echo done-$((1))\n');
    await browser.shows('done-1');
    const { resume } = await browser.notice('ready');
    const back = await TestBrowser.open(portal, { resume, received: 0 });
    await back.notice('redraw');
    await back.shows('done-1');
    expect(back.output.length).toBeLessThan(70_000);
    expect((await browser.closes()).code).toBe(4409);
    back.tell({ type: 'end' });
  });

  it('takes no keys while nobody is there, goes on running, and ends after its grace', async () => {
    const { browser, session } = await open({ graceSeconds: 2 });
    browser.type('sleep 0.5; echo ran-$((1))\n');
    await browser.shows('sleep');
    const { length } = browser.output;
    browser.ws.terminate();
    expect(await portal.endOf(session)).toMatchObject({
      reason: 'browser-lost',
      recording: { state: 'sealed' },
    });
    expect(portal.ends.at(-1)?.bytesOut).toBeGreaterThan(length);
    const { resume } = await browser.notice('ready').catch(() => ({
      resume: 'x'.repeat(43),
    }));
    const late = await TestBrowser.open(portal, { resume, received: 0 });
    expect((await late.closes()).code).toBe(4401);
  });

  it('does not let somebody back whom the portal refuses', async () => {
    const { browser, session } = await open();
    const { resume } = await browser.notice('ready');
    portal.answers.resume = false;
    const back = await TestBrowser.open(portal, { resume, received: 0 });
    expect((await back.closes()).code).toBe(4401);
    portal.answers.resume = true;
    expect((await portal.endOf(session)).reason).toBe('portal-refused');
  });

  it('warns and ends when nobody types, however much the target prints', async () => {
    const { browser, session } = await open({
      idleSeconds: 10,
      warningSeconds: 9,
    });
    browser.type('while sleep 0.3; do echo tick; done\n');
    await browser.shows('tick');
    expect(await browser.notice('warning', 8_000)).toMatchObject({
      reason: 'idle',
    });
    expect((await portal.endOf(session, 15_000)).reason).toBe('idle');
  });

  it('does not begin when the portal says no at the last moment', async () => {
    portal.answers.activate = false;
    const given = await order();
    const ticket = portal.ticketFor(given);
    const browser = await TestBrowser.open(portal, { ticket });
    expect(await browser.notice('ended')).toMatchObject({
      reason: 'portal-refused',
    });
    portal.answers.activate = true;
    const end = await portal.endOf(given.session);
    expect(end.activeAt).toBeUndefined();
    expect(browser.output).toBe('');
  });

  it('blocks a changed host key and shows both fingerprints', async () => {
    const given = await order();
    const other = {
      ...sshd.hostKey(),
      fingerprint: `SHA256:${'A'.repeat(43)}`,
    };
    given.hostKeys = [other];
    const ticket = portal.ticketFor(given);
    const browser = await TestBrowser.open(portal, { ticket });
    const ended = await browser.notice('ended');
    expect(ended).toMatchObject({
      reason: 'host-key-changed',
      hostKey: {
        presented: sshd.hostKey().fingerprint,
        pinned: [other.fingerprint],
      },
    });
    const end = await portal.endOf(given.session);
    expect(end.hostKey).toEqual({ presented: sshd.hostKey(), pinned: [other] });
    expect(end.recording).toBeUndefined();
  });

  it('lets the target wait while the browser does not read, and costs little', async () => {
    const given = await order();
    const browser = await TestBrowser.terminal(
      portal,
      portal.ticketFor(given),
      { ack: false },
    );
    const before = await portal.ask('health', {});
    browser.type('yes abcdefghijklmnopqrstuvwxyz | head -c 300000000\n');
    const received = await settled(() => browser.received);
    expect(received).toBeLessThan(2 * 1024 * 1024);
    const after = await portal.ask('health', {});
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(30e6);
    browser.tell({ type: 'end' });
    await portal.endOf(given.session);
  });
});
