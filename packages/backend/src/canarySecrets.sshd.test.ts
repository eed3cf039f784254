/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeWithSshd,
  startSshd,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import { filesBelow } from './testing/filesBelow';
import { RemoteLab } from './testing/RemoteLab';
import { ServedLab } from './testing/ServedLab';
import { spellingsOf } from './testing/spellingsOf';

const word = () => randomBytes(9).toString('hex');
const password = `canary+password/${word()}&=`;
/** What one-time codes are computed from. */
const seed = `canary+seed/${word()}&=`;
const passphrase = `canary+passphrase/${word()}&=`;
/** No secret: a word that is put in all places, to see that it would be found there. */
const planted = `planted+word/${word()}&=`;

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
  let lab: RemoteLab;
  let secrets: Record<string, string>;
  const ofFetch = globalThis.fetch;
  const answers: string[] = [];
  const told: string[] = [];
  let replayed = '';
  let places: Record<string, string[]>;

  beforeAll(async () => {
    sshd = await startSshd();
    served = await ServedLab.start();
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
      'locked key': lineOf(locked),
      key: lineOf(sshd.privateKey),
    };
    await workWith(locked);
    await beRefused();
    places = await look();
  }, 240_000);

  afterAll(async () => {
    globalThis.fetch = ofFetch;
    await served?.stop();
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
    await replay((await lab.session(id)).recording.id);
  }

  async function replay(recording: string) {
    const { body: entry, cookies } = await lab
      .as('acmeAdmin')
      .must(
        'POST',
        `/remote-access/tenants/acme/recordings/${recording}/view`,
        {
          reason: planted,
        },
      );
    const viewer = await TestTerminal.open(
      {
        ...{ port: Number(new URL(lab.url).port), url: entry.url },
        ...{ origin: lab.url, cookie: cookies.join('; ') },
      },
      entry.ticket,
    );
    await viewer.notice('recording');
    viewer.tell({ type: 'read', from: 0, count: 16 });
    await viewer.shows('planted');
    replayed = viewer.output;
    viewer.cut();
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
    const directory = served.life.environment.WARDROOM_DATA_DIR;
    writeFileSync(join(directory, 'planted'), planted);
    return {
      'answers of the API': answers,
      'what the terminal was told': told,
      'the recording, opened': [replayed],
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
