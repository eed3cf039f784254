/** @jest-environment node */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeWithSshd,
  startSshd,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import { sourceOfBytes, verifyRecording } from '@wardroom/remote-access-common';
import type { Persona } from './testing/cast';
import { RemoteLab } from './testing/RemoteLab';

type Life = {
  url: string;
  tokens: Record<Persona, string>;
  cookie: string;
  environment: Record<string, string>;
};

function run(program: string, environment: Record<string, string> = {}) {
  return fork(join(__dirname, program), [], {
    cwd: join(__dirname, '..'),
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Killed as by the kernel: nothing of it gets a chance to tidy up. */
async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode) return;
  const gone = new Promise(resolve => {
    child.once('exit', resolve);
  });
  child.kill('SIGKILL');
  await gone;
}

describeWithSshd('a backend that is killed during a session', () => {
  let sshd: Sshd;
  let first: ChildProcess;
  let second: ChildProcess | undefined;
  let life: Life;
  let lab: RemoteLab;
  let session: string;

  beforeAll(async () => {
    sshd = await startSshd();
    first = run('testing/serveLab.ts');
    life = await new Promise<Life>((resolve, reject) => {
      first.once('exit', () => reject(new Error('The world did not start')));
      first.on('message', message => {
        if ((message as Life).url) resolve(message as Life);
      });
    });
    lab = new RemoteLab(life.url, life.tokens);
    const keys = '/remote-access/public/gateway-keys';
    await until(async () =>
      Boolean((await lab.as('superAdmin').ask('GET', keys)).body.seal),
    );
    await lab.prepare(sshd);
    const { terminal, id } = await lab.enter({ cookie: life.cookie });
    session = id;
    terminal.type('echo "before $((40 + 2)) seconds"\n');
    await terminal.shows('before 42 seconds');
    // The recorder writes at least once in a second: up to then everything must be there later.
    await new Promise(resolve => setTimeout(resolve, 1_500));
    await kill(first);
    await terminal.closes();
    second = run('index.ts', life.environment);
    await until(() => isReady(life.url), 120);
  }, 240_000);

  afterAll(async () => {
    await kill(second);
    await sshd?.stop();
  }, 60_000);

  it('shows the session as ended by failure after it is started again', async () => {
    await until(async () => (await lab.session(session)).state === 'lost');
    await expect(lab.session(session)).resolves.toMatchObject({
      state: 'lost',
      endReason: expect.stringMatching(/^(portal-lost|lost)$/),
    });
  }, 60_000);

  it('leaves a recording that is sealed and verifies', async () => {
    await until(
      async () => (await lab.session(session)).recording?.state === 'sealed',
    );
    const { recording } = await lab.session(session);
    const keys = '/remote-access/public/gateway-keys';
    const { body } = await lab.as('acmeAdmin').must('GET', keys);
    const directory = life.environment.WARDROOM_DATA_DIR;
    const file = join(directory, 'recordings/acme', `${recording.id}.wrec`);
    const bytes = new Uint8Array(readFileSync(file));
    const verdict = await verifyRecording(sourceOfBytes(bytes), body.sign);
    expect(verdict).toMatchObject({ state: 'sealed', head: recording.head });
  }, 60_000);

  it('replays it up to the last second', async () => {
    const { recording } = await lab.session(session);
    const { body: entry, cookies } = await lab
      .as('acmeAdmin')
      .must(
        'POST',
        `/remote-access/tenants/acme/recordings/${recording.id}/view`,
        { reason: 'what was done before the failure' },
      );
    const replay = await TestTerminal.open(
      {
        port: Number(new URL(life.url).port),
        url: entry.url,
        origin: life.url,
        cookie: cookies.join('; '),
      },
      entry.ticket,
    );
    await replay.notice('recording');
    replay.tell({ type: 'read', from: 0, count: 16 });
    await replay.shows('before 42 seconds');
    expect(replay.notices[0]).toMatchObject({ state: 'sealed' });
    replay.cut();
  }, 60_000);

  it('keeps an audit chain that verifies and tells of the failure', async () => {
    const path = '/audit/tenants/acme';
    const told = async () => {
      const { body } = await lab
        .as('acmeAdmin')
        .must('GET', `${path}/events?limit=200`);
      return body.items.map((e: { event: string }) => e.event);
    };
    await until(async () => (await told()).includes('session.failed'));
    expect(await told()).toContain('recording.sealed');
    const { body } = await lab
      .as('acmeAdmin')
      .must('GET', `${path}/chain/verify`);
    expect(body).toMatchObject({ intact: true });
  }, 60_000);
});

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/.backstage/health/v1/readiness`)).ok;
  } catch {
    return false;
  }
}
