/** @jest-environment node */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeWithSshd,
  startSshd,
  TestTerminal,
  until,
  VaultServer,
  type Sshd,
} from '@wardroom/platform-test-utils';
import { filesBelow } from './testing/filesBelow';
import { processesBelow } from './testing/processesBelow';
import { RemoteLab } from './testing/RemoteLab';
import { serveTurns } from './testing/serveTurns';
import { ServedLab } from './testing/ServedLab';
import { spellingsOf } from './testing/spellingsOf';

const word = () => randomBytes(9).toString('hex');
const password = `canary+password/${word()}&=`;
/** What one-time codes are computed from. */
const seed = `canary+seed/${word()}&=`;
const telnetPassword = `canary+telnet/${word()}&=`;
/** VNC takes eight characters. */
const vncPassword = `c${word().slice(0, 7)}`;
const storeToken = `hvs.canary+token/${word()}&=`;
const storedPassword = `canary+stored/${word()}&=`;
const passphrase = `canary+passphrase/${word()}&=`;
/** No secret: a word that is put in all places, to see that it would be found there. */
const planted = `planted+word/${word()}&=`;

/** The key of an SSH certificate authority. */
const authority = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
}).privateKey.export({ format: 'pem', type: 'sec1' });

/** The same key, locked with the passphrase. */
function lock(key: Buffer): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'wardroom-key-'));
  const path = join(directory, 'key');
  writeFileSync(path, key, { mode: 0o600 });
  execFileSync('ssh-keygen', [
    ...['-q', '-p', '-P', '', '-N', passphrase, '-f', path],
  ]);
  const locked = readFileSync(path);
  rmSync(directory, { recursive: true });
  return locked;
}

/** A line of the middle of a key, which no other key has. */
function lineOf(key: Buffer): string {
  const lines = key.toString().split('\n');
  return lines[Math.floor(lines.length / 2)];
}

describeWithSshd('a secret that was given to the product', () => {
  let served: ServedLab;
  let sshd: Sshd;
  let vault: VaultServer;
  let lab: RemoteLab;
  let secrets: Record<string, string>;
  const ofFetch = globalThis.fetch;
  const answers: string[] = [];
  const told: string[] = [];
  let replayed = '';
  let exported = '';
  /** A process that has the planted word where it is to be found. */
  let talkative: ChildProcess;
  let places: Record<string, string[]>;

  beforeAll(async () => {
    sshd = await startSshd();
    vault = await VaultServer.start();
    vault.tokens.add(storeToken);
    vault.put('web-01', { password: storedPassword });
    served = await ServedLab.start({
      APP_CONFIG_remoteAccess_credentialStores_allow: `["${vault.address}"]`,
    });
    globalThis.fetch = async (...request) => {
      const answer = await ofFetch(...request);
      answers.push(JSON.stringify([...answer.headers]));
      answers.push(await answer.clone().text());
      return answer;
    };
    lab = new RemoteLab(served.life.url, served.life.tokens);
    const keys = '/remote-access/public/gateway-keys';
    await until(async () =>
      Boolean((await lab.as('superAdmin').ask('GET', keys)).body.seal),
    );
    await lab.prepare(sshd);
    const locked = lock(sshd.privateKey);
    secrets = {
      ...{ password, passphrase, seed },
      ...{ telnetPassword, vncPassword, storeToken, storedPassword },
      'locked key': lineOf(locked),
      key: lineOf(sshd.privateKey),
      authority: lineOf(Buffer.from(authority)),
    };
    talkative = spawn(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000)', planted],
      { env: { PLANTED: planted }, stdio: 'ignore' },
    );
    await workWith(locked);
    await beRefused();
    await beRefusedElsewhere();
    places = await look();
  }, 240_000);

  afterAll(async () => {
    globalThis.fetch = ofFetch;
    talkative?.kill();
    await served?.stop();
    await vault?.stop();
    await sshd?.stop();
  }, 120_000);

  /** A whole session with a locked key, and its replay. */
  async function workWith(locked: Buffer) {
    await lab.addTarget(
      sshd,
      {
        kind: 'private-key',
        privateKey: new Uint8Array(locked),
        passphrase: new Uint8Array(Buffer.from(passphrase)),
      },
      planted,
    );
    const { terminal, id } = await lab.enter({ cookie: served.life.cookie });
    terminal.type(`echo '${planted}'\n`);
    await until(() => terminal.output.split(planted).length > 2);
    terminal.tell({ type: 'end' });
    await terminal.notice('ended');
    told.push(terminal.output, JSON.stringify(terminal.notices));
    const sealed = async () => (await lab.session(id)).recording?.state;
    await until(async () => (await sealed()) === 'sealed');
    const { recording } = await lab.session(id);
    replayed = await show(recording.id, 'view', { reason: planted });
    const form = 'asciicast';
    exported = await show(recording.id, 'export', { reason: planted, form });
  }

  /** What the customer gets to see of a recording, or takes out. */
  async function show(id: string, way: 'view' | 'export', input: object) {
    const { body: entry, cookies } = await lab
      .as('acmeAdmin')
      .must(
        'POST',
        `/remote-access/tenants/acme/recordings/${id}/${way}`,
        input,
      );
    const viewer = await TestTerminal.open(
      {
        ...{ port: Number(new URL(lab.url).port), url: entry.url },
        ...{ origin: lab.url, cookie: cookies.join('; ') },
      },
      entry.ticket,
    );
    if (way === 'view') {
      await viewer.notice('recording');
      viewer.tell({ type: 'read', from: 0, count: 16 });
    }
    await viewer.shows('planted');
    const { output } = viewer;
    viewer.cut();
    return output;
  }

  /** A sign-in that the target refuses: what fails is where values get into messages. */
  async function beRefused() {
    const secret = new Uint8Array(Buffer.from(password));
    const oneTime = {
      ...{ algorithm: 'SHA1' as const, digits: 6, period: 30 },
      seed: new Uint8Array(Buffer.from(seed)),
    };
    await lab.addTarget(
      sshd,
      { kind: 'password', password: secret, oneTime },
      'web-02',
    );
    await expectRefusal();
    await lab.addTarget(
      sshd,
      { kind: 'ssh-ca', privateKey: new Uint8Array(Buffer.from(authority)) },
      'web-03',
    );
    await expectRefusal();
  }

  /** The same by other protocols, and with what a store outside has. */
  async function beRefusedElsewhere() {
    const telnet = await serveTurns('login: ', '\r\nPassword: ', '\r\nlogin: ');
    const vnc = await serveTurns(
      'RFB 003.008\n',
      new Uint8Array([1, 2]),
      randomBytes(16),
      new Uint8Array([0, 0, 0, 1, 0, 0, 0, 2, 110, 111]),
    );
    const username = 'root';
    for (const [protocol, { port }, secret] of [
      ['telnet', telnet, telnetPassword],
      ['vnc', vnc, vncPassword],
    ] as const) {
      await lab.addTarget(
        { port, username, settings: { protocol } },
        { kind: 'password', password: new TextEncoder().encode(secret) },
        `web-01 over ${protocol}`,
      );
      await expectRefusal();
    }
    const values = { mount: 'secret', path: 'web-01', field: 'password' };
    const store = await lab.addStore(vault.address, storeToken);
    await lab.addTarget(
      sshd,
      { kind: 'password', source: { store, values } },
      'web-04',
    );
    await expectRefusal();
    expect(vault.asked).toContain('GET /v1/secret/data/web-01');
    telnet.stop();
    vnc.stop();
  }

  async function expectRefusal() {
    await served.freshen();
    const refusal = await lab
      .enter({ cookie: served.life.cookie })
      .catch(error => error as Error);
    if (!(refusal instanceof Error)) throw new Error('It was let in');
    expect(refusal.message).toContain('auth-failed');
    told.push(refusal.message);
  }

  async function look(): Promise<Record<string, string[]>> {
    const mark = encodeURIComponent(planted);
    await lab.as('superAdmin').ask('GET', `/tenants/tenants?search=${mark}`);
    const events: string[] = [];
    for (const tenant of ['acme', 'provider']) {
      const path = `/audit/tenants/${tenant}/events?limit=200`;
      const { body } = await lab.as('superAdmin').must('GET', path);
      events.push(JSON.stringify(body));
    }
    const processes = processesBelow(served.pid, talkative.pid ?? 0);
    const directory = served.life.environment.WARDROOM_DATA_DIR;
    writeFileSync(join(directory, 'planted'), planted);
    return {
      'answers of the API': answers,
      'what the terminal was told': told,
      'the recording, opened': [replayed],
      'the recording, taken out': [exported],
      'command lines of processes': processes.commands,
      'environments of processes': processes.environments,
      'the audit log': events,
      'the data folder, recordings as they lie there': filesBelow(directory),
      'the database': await served.dump(),
      'the log': [served.log],
    };
  }

  const foundIn = (place: string, secret: string) =>
    spellingsOf(secret).filter(form =>
      places[place].some(text => text.includes(form)),
    );

  it.each([
    'answers of the API',
    'what the terminal was told',
    'the recording, opened',
    'the recording, taken out',
    'command lines of processes',
    'environments of processes',
    'the audit log',
    'the data folder, recordings as they lie there',
    'the database',
    'the log',
  ])('is not in %s, where a planted word is found', place => {
    const leaks = Object.entries(secrets)
      .map(([name, secret]) => [name, foundIn(place, secret)])
      .filter(([, forms]) => forms.length > 0);
    expect(leaks).toEqual([]);
    expect(foundIn(place, planted)).not.toEqual([]);
  });

  it('is looked for in every process of the product', () => {
    const { commands } = processesBelow(served.pid);
    expect(commands.join()).toMatch(/remote-access\/gateway/);
  });

  it('is known in its other forms too', () => {
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      for (const before of ['', 'a', 'ab', 'abc']) {
        const text = Buffer.from(`${before}${password} etc.`).toString(form);
        const known = spellingsOf(password).some(s => text.includes(s));
        expect([form, before, known]).toEqual([form, before, true]);
      }
    }
  });
});
