import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  sourceOfBytes,
  verifyRecording,
  type SessionPolicy,
  type TerminalOrder,
} from '@wardroom/remote-access-common';
import { describeWithMounts } from '../testing/describeWithMounts';
import { FakePortal } from '../testing/FakePortal';
import { OddSshServer } from '../testing/OddSshServer';
import { SmallDisk } from '../testing/SmallDisk';
import { TestBrowser } from '../testing/TestBrowser';

/** More than the last block of a file has room for, however well it is compressed. */
const unsavable = () => randomBytes(12_000).toString('base64');

describeWithMounts('the storage of recordings', () => {
  let directory: string;
  let disk: SmallDisk;
  let portal: FakePortal;
  let target: OddSshServer;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wardroom-storage-'));
    disk = await SmallDisk.mount(join(directory, 'recordings'), 4);
    target = await OddSshServer.start({
      onShell: channel => channel.pipe(channel),
    });
    portal = await FakePortal.start({ directory });
  });

  afterAll(async () => {
    await portal.stop({ keep: true });
    await target.stop();
    disk.unmount();
    await rm(directory, { recursive: true });
  });

  afterEach(() => disk.free());

  async function begin(policy: Partial<SessionPolicy> = {}) {
    const order = await portal.order({
      ...{ policy, target: { port: target.port } },
    });
    const ticket = portal.ticketFor(order);
    return { order, browser: await TestBrowser.open(portal, { ticket }) };
  }

  async function open(policy?: Partial<SessionPolicy>) {
    const begun = await begin(policy);
    await begun.browser.notice('ready');
    return begun;
  }

  async function echoes(browser: TestBrowser, text: string) {
    browser.type(text);
    await browser.shows(text);
  }

  const isFrozen = (browser: TestBrowser, frozen: boolean) =>
    browser.until(
      () =>
        browser.notices.findLast(n => n.type === 'frozen')?.frozen === frozen,
      `frozen: ${frozen}`,
    );

  async function verdictOn({ tenant, recording }: TerminalOrder) {
    const path = join(disk.path, tenant, `${recording}.wrec`);
    return verifyRecording(
      sourceOfBytes(await readFile(path)),
      portal.identity.sign,
    );
  }

  it('that is nearly full lets nobody begin but in an emergency, and everybody go on', async () => {
    const { browser, order } = await open();
    await disk.fill(0.81);
    const late = await begin();
    expect(await late.browser.notice('ended')).toMatchObject({
      reason: 'storage-full',
      message: expect.stringContaining('nearly full'),
    });
    await echoes(browser, 'goes on');
    const urgent = await open({ recording: 'best-effort' });
    await echoes(urgent.browser, 'begins');
    urgent.browser.tell({ type: 'end' });
    expect(await portal.endOf(urgent.order.session)).toMatchObject({
      recording: { state: 'sealed' },
    });
    await disk.free();
    const next = await open();
    for (const one of [browser, next.browser]) one.tell({ type: 'end' });
    await portal.endOf(order.session);
    expect((await verdictOn(order)).state).toBe('sealed');
    await portal.endOf(next.order.session);
  });

  it('that is full freezes who is in, and lets them go on when there is room', async () => {
    const { browser, order } = await open();
    await disk.fill(1);
    await echoes(browser, unsavable());
    await isFrozen(browser, true);
    browser.type('not taken');
    await browser.taken();
    await disk.free();
    await isFrozen(browser, false);
    await echoes(browser, 'and on');
    expect(browser.output).not.toContain('not taken');
    browser.tell({ type: 'end' });
    expect(await portal.endOf(order.session)).toMatchObject({
      recording: { state: 'sealed' },
    });
    expect((await verdictOn(order)).state).toBe('sealed');
  });

  it('that stays full ends who is in; the recording is sealed when there is room', async () => {
    const strict = await open();
    const emergency = await open({ recording: 'best-effort' });
    for (const { browser } of [strict, emergency]) {
      await echoes(browser, 'before the fault');
    }
    // The recorder writes at least once in a second.
    await new Promise(resolve => setTimeout(resolve, 1_000));
    const before = await verdictOn(strict.order);
    await disk.fill(1);
    for (const { browser } of [strict, emergency]) {
      await echoes(browser, unsavable());
    }
    await emergency.browser.notice('unrecorded');
    await echoes(emergency.browser, 'work goes on');
    expect(portal.heard.join()).toContain('"call":"unrecorded"');
    expect(emergency.browser.notices.map(n => n.type)).not.toContain('frozen');

    expect(await strict.browser.notice('ended', 60_000)).toMatchObject({
      reason: 'recorder-failed',
    });
    const { session, tenant, recording } = strict.order;
    expect(await portal.endOf(session)).toMatchObject({
      recording: { state: 'unsealed' },
    });
    emergency.browser.tell({ type: 'end' });
    await portal.endOf(emergency.order.session);
    const wanted = [strict.order, emergency.order].map(order => ({
      ...{ session: order.session, tenant, recording: order.recording },
    }));
    disk.protect(true);
    const tried = await portal.ask('recover', { recordings: wanted });
    expect(tried.recordings.map(r => r.state)).toEqual([
      'unsealed',
      'unsealed',
    ]);
    disk.protect(false);
    await disk.free();
    const healed = await portal.ask('recover', { recordings: wanted });
    expect(healed.recordings.map(r => r.state)).toEqual(['sealed', 'sealed']);
    const after = await verdictOn(strict.order);
    expect(after.chunks.length).toBeGreaterThanOrEqual(before.chunks.length);
    expect(before.chunks.length).toBeGreaterThan(0);
    expect(recording).toBe(healed.recordings[0].recording);
  }, 120_000);
});
