import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readRecordingLines,
  type ReplayOrder,
  type SealedRecordingKey,
  type TerminalOrder,
} from '@wardroom/remote-access-common';
import type { SocketListener } from '../door/BrowserSocket';
import { FakePortal } from '../testing/FakePortal';
import { OddSshServer } from '../testing/OddSshServer';
import { TestBrowser } from '../testing/TestBrowser';
import { OpenRecording } from './OpenRecording';
import { Replay } from './Replay';

describe('Replay', () => {
  let portal: FakePortal;
  let target: OddSshServer;
  let order: TerminalOrder;
  let key: SealedRecordingKey;
  beforeAll(async () => {
    portal = await FakePortal.start();
    target = await OddSshServer.start({
      onShell: channel => channel.pipe(channel),
    });
    const owner = { tenant: 'acme', id: 'recording-key', version: 1 };
    const made = await portal.ask('createRecordingKey', owner);
    key = { sealed: made.sealed, context: made.context };
    order = await portal.order({ target: { port: target.port } });
    order.recordingKeys.push({ ...made.key, holder: 'tenant' });
    const browser = await TestBrowser.terminal(portal, portal.ticketFor(order));
    for (const word of ['first ', 'second ', 'third ']) {
      browser.type(word);
      await browser.shows(word);
      await new Promise(resolve => setTimeout(resolve, 700));
    }
    browser.tell({ type: 'end' });
    await portal.endOf(order.session);
  });
  afterAll(async () => {
    await portal.stop();
    await target.stop();
  });

  const replayOrder = (changes: Partial<ReplayOrder> = {}): ReplayOrder => ({
    kind: 'replay',
    recording: order.recording,
    session: order.session,
    tenant: order.tenant,
    person: 'user:acme/admin',
    key,
    signPublicKeys: portal.identity.sign,
    ...changes,
  });

  const open = (changes?: Partial<ReplayOrder>) =>
    TestBrowser.open(
      portal,
      { ticket: portal.ticketFor(replayOrder(changes)) },
      { ack: false },
    );

  const pathOf = () =>
    join(portal.directory, 'recordings', 'acme', `${order.recording}.wrec`);

  it('proves the recording and shows it as asciicast, part by part as asked', async () => {
    const browser = await open();
    const recording = await browser.notice('recording');
    expect(recording).toMatchObject({
      state: 'sealed',
      session: order.session,
      seal: { reason: 'closed' },
    });
    expect(recording.chunks.length).toBeGreaterThanOrEqual(3);
    expect(browser.output).toBe('');
    browser.ws.send(JSON.stringify({ type: 'read', from: 0, count: 16 }));
    await browser.shows('"event":"ended"');
    const lines = readRecordingLines(browser.output);
    const text = lines.flatMap(line =>
      line.kind === 'moment' ? line.moment[2] : [],
    );
    expect(text.join('')).toBe('first second third ');
    browser.ws.send(JSON.stringify({ type: 'end' }));
    expect((await browser.closes()).code).toBe(1000);
  });

  it('jumps to any part', async () => {
    const browser = await open();
    const { chunks } = await browser.notice('recording');
    const last = chunks.length - 1;
    browser.ws.send(JSON.stringify({ type: 'read', from: last, count: 1 }));
    await browser.shows('"event":"ended"');
    expect(browser.output).not.toContain('first');
    expect(await browser.notice('chunk')).toEqual({
      type: 'chunk',
      index: last,
    });
    browser.ws.close();
  });

  it('gives one person five places, and takes the one back that they opened first', async () => {
    const person = 'user:acme/curious';
    const first = await open({ person });
    await first.notice('recording');
    for (let more = 0; more < 4; more += 1) {
      await (await open({ person })).notice('recording');
    }
    expect(first.closed).toBeUndefined();
    const other = await open();
    await (await open({ person })).notice('recording');
    expect((await first.closes()).code).toBe(4409);
    await other.notice('recording');
    expect(other.closed).toBeUndefined();
  });

  it('does not open with a key of somebody else', async () => {
    const owner = { tenant: 'globex', id: 'recording-key', version: 1 };
    const other = await portal.ask('createRecordingKey', owner);
    const browser = await open({
      key: { sealed: other.sealed, context: other.context },
    });
    await browser.notice('failed');
    expect(browser.output).toBe('');
    expect((await browser.closes()).code).toBe(1000);
  });

  it('does not look for a recording in another tenant', async () => {
    const browser = await open({ tenant: 'globex' });
    expect((await browser.notice('failed')).message).toContain('missing');
  });

  it('shows a changed recording up to the change, and says where it is', async () => {
    const whole = await readFile(pathOf());
    const changed = Buffer.from(whole);
    changed[Math.floor(changed.length * 0.7)] ^= 1;
    await writeFile(pathOf(), changed);
    const browser = await open();
    const recording = await browser.notice('recording');
    expect(recording.state).toBe('damaged');
    expect(recording.fault?.what).toMatch(/^Chunk \d was changed$/);
    browser.ws.send(JSON.stringify({ type: 'read', from: 0, count: 1 }));
    await browser.shows('first');
    browser.ws.close();
    await writeFile(pathOf(), whole);
  });

  it('follows a recording that is still written', async () => {
    const live = await portal.order({ target: { port: target.port } });
    const made = await portal.ask('createRecordingKey', {
      tenant: 'acme',
      id: 'recording-key',
      version: 2,
    });
    live.recordingKeys = [{ ...made.key, holder: 'tenant' }];
    const terminal = await TestBrowser.terminal(portal, portal.ticketFor(live));
    terminal.type('one');
    await new Promise(resolve => setTimeout(resolve, 1_000));
    const { session, recording } = live;
    const { sealed, context } = made;
    const browser = await open({
      session,
      recording,
      key: { sealed, context },
    });
    const first = await browser.notice('recording');
    expect(first.state).toBe('truncated');
    terminal.type('two');
    await terminal.shows('two');
    terminal.tell({ type: 'end' });
    await portal.endOf(session);
    const from = first.chunks.length;
    browser.ws.send(JSON.stringify({ type: 'read', from, count: 1 }));
    await portal.until(
      () =>
        browser.notices.filter(({ type }) => type === 'recording').length > 1,
    );
    const again = await browser.notice('recording');
    expect(again.state).toBe('sealed');
    browser.ws.send(JSON.stringify({ type: 'read', from, count: 16 }));
    await browser.shows('two');
    browser.ws.close();
  });

  it('takes no keys and no messages of a terminal', async () => {
    const typing = await open();
    typing.type('rm -rf\n');
    expect((await typing.closes()).code).toBe(4400);
    const resizing = await open();
    resizing.tell({ type: 'resize', cols: 80, rows: 24 });
    expect((await resizing.closes()).code).toBe(4400);
  });

  it('says so where the disk fails under it, and fails alone', async () => {
    const fails = async () => {
      throw new Error('EIO');
    };
    const verdict = { state: 'truncated', chunks: [], durationMs: 0 };
    const broken = { verdict, lookAgain: fails, close: fails };
    jest.spyOn(OpenRecording, 'open').mockResolvedValueOnce(broken as never);
    const told: object[] = [];
    let viewer: SocketListener | undefined;
    const socket = {
      listen: (listener: SocketListener) => {
        viewer = listener;
      },
      ...{ tell: (notice: object) => told.push(notice), close() {} },
      ...{ pause() {}, resume: () => viewer?.onGone() },
    };
    const replay = new Replay(replayOrder(), {} as never, portal.directory);
    const run = replay.run(socket as never);
    viewer?.onText(JSON.stringify({ type: 'read', from: 0, count: 1 }));
    await expect(run).resolves.toBeUndefined();
    expect(told.at(-1)).toEqual({
      ...{ type: 'failed' },
      message: 'This recording cannot be read any further.',
    });
  });
});
