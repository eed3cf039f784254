// The demo lab, entered as the gateway enters it. Both kinds give the same answers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ssh2 from 'ssh2';
import { makeKeyPair } from './keys.mjs';
import { start } from './lab.mjs';
import { findSshd } from './openSsh.mjs';

// Some systems have an sshd that an ordinary user cannot run: there the lab itself goes the other way.
async function whyNoOpenSsh() {
  if (!findSshd()) return 'needs the Debian package openssh-server';
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-lab-test-'));
  const lab = await start(folder);
  await lab.stop();
  rmSync(folder, { recursive: true });
  return lab.info.kind === 'openssh'
    ? false
    : 'needs an sshd that gives this user a terminal';
}

const noOpenSsh = await whyNoOpenSsh();
const KINDS = [
  { kind: 'openssh', options: { sshd: findSshd() }, skip: noOpenSsh },
  { kind: 'in-process', options: { sshd: null }, skip: false },
];

function temporaryFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-lab-test-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function connect(credentials) {
  const client = new ssh2.Client();
  return new Promise((resolve, reject) => {
    client.on('ready', () => resolve(client)).on('error', reject);
    client.connect({ readyTimeout: 5_000, ...credentials });
  });
}

function gather(channel) {
  const gathered = { text: '', ended: undefined };
  channel.on('data', chunk => (gathered.text += chunk));
  channel.stderr.on('data', chunk => (gathered.text += chunk));
  gathered.ended = new Promise(resolve =>
    channel
      .on('exit', code => (gathered.code = code))
      .on('close', () => resolve(gathered)),
  );
  return gathered;
}

const execute = (client, command, options = {}) =>
  new Promise((resolve, reject) =>
    client.exec(command, options, (error, channel) =>
      error ? reject(error) : resolve(gather(channel).ended),
    ),
  );

const openShell = (client, size) =>
  new Promise((resolve, reject) =>
    client.shell(size, (error, channel) =>
      error ? reject(error) : resolve({ channel, gathered: gather(channel) }),
    ),
  );

async function until(condition) {
  for (let left = 200; left && !condition(); left -= 1)
    await new Promise(done => setTimeout(done, 25));
  assert.ok(condition());
}

for (const { kind, options, skip } of KINDS) {
  describe(`the ${kind} lab`, { skip }, () => {
    test('runs commands as the present user and hands their exit code back', async context => {
      const lab = await start(temporaryFolder(context), options);
      context.after(() => lab.stop());
      assert.equal(lab.info.kind, kind);
      const client = await connect(lab.info);
      assert.deepEqual(pick(await execute(client, 'id -un; exit 3')), {
        text: `${userInfo().username}\n`,
        code: 3,
      });
      client.end();
    });

    test('gives a shell in a terminal that knows its size and follows a new one', async context => {
      const lab = await start(temporaryFolder(context), options);
      context.after(() => lab.stop());
      const client = await connect(lab.info);
      const { channel, gathered } = await openShell(client, {
        rows: 31,
        cols: 101,
        term: 'xterm-256color',
      });
      channel.write('stty size; echo term=$TERM\n');
      await until(
        () =>
          /31 101/.test(gathered.text) &&
          /term=xterm-256color/.test(gathered.text),
      );
      channel.setWindow(42, 123, 0, 0);
      await until(() => {
        channel.write('stty size\n');
        return /42 123/.test(gathered.text);
      });
      channel.write('exit 5\n');
      assert.equal((await gathered.ended).code, 5);
      client.end();
    });

    test('lets nobody in with another key, another name or a guessed password', async context => {
      const lab = await start(temporaryFolder(context), options);
      context.after(() => lab.stop());
      const { host, port, username, privateKey } = lab.info;
      const foreign = makeKeyPair('foreign').private;
      for (const wrong of [
        { username, privateKey: foreign },
        { username: 'somebody', privateKey },
        { username, password: 'guessed' },
        { username, password: '' },
      ]) {
        await assert.rejects(
          connect({ host, port, ...wrong }),
          /authentication methods failed/,
        );
      }
    });

    test('keeps its keys and port, and its secrets to its owner', async context => {
      const folder = temporaryFolder(context);
      const first = await start(folder, options);
      await first.stop();
      const second = await start(folder, options);
      context.after(() => second.stop());
      const stable = ({ port, privateKey, hostKeyFingerprint }) => ({
        port,
        privateKey,
        hostKeyFingerprint,
      });
      assert.deepEqual(stable(second.info), stable(first.info));
      assert.deepEqual(
        JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8')),
        second.info,
      );
      for (const file of ['lab.json', 'client_ed25519', 'host_ed25519'])
        assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600);
    });

    test('shows the host key that it announces', async context => {
      const lab = await start(temporaryFolder(context), options);
      context.after(() => lab.stop());
      let seen;
      const client = await connect({
        ...lab.info,
        hostHash: 'sha256',
        hostVerifier: hash => (seen = hash),
      });
      assert.equal(
        `SHA256:${Buffer.from(seen, 'hex').toString('base64').replace(/=+$/, '')}`,
        lab.info.hostKeyFingerprint,
      );
      client.end();
    });
  });
}

const pick = ({ text, code }) => ({ text, code });

test('the in-process lab also takes its generated password', async context => {
  const lab = await start(temporaryFolder(context), { sshd: null });
  context.after(() => lab.stop());
  const { privateKey, ...withPassword } = lab.info;
  const client = await connect(withPassword);
  assert.equal((await execute(client, 'true')).code, 0);
  client.end();
});

test('an sshd that refuses this user is replaced by the in-process lab', async context => {
  const lab = await start(temporaryFolder(context), { sshd: '/bin/false' });
  context.after(() => lab.stop());
  assert.equal(lab.info.kind, 'in-process');
});

test(
  'an sshd whose launcher was killed gives its port back to the next start',
  { skip: noOpenSsh },
  async context => {
    const folder = temporaryFolder(context);
    const launcher = spawn(process.execPath, [
      join(import.meta.dirname, 'lab.mjs'),
      folder,
    ]);
    await new Promise(resolve => launcher.stdout.once('data', resolve));
    const { port } = JSON.parse(readFileSync(join(folder, 'lab.json'), 'utf8'));
    launcher.kill('SIGKILL');
    const lab = await start(folder);
    context.after(() => lab.stop());
    assert.deepEqual([lab.info.kind, lab.info.port], ['openssh', port]);
  },
);

test('every key that is made can be read', () => {
  for (let count = 0; count < 500; count += 1) {
    const { private: key } = makeKeyPair('any');
    assert.ok(!(ssh2.utils.parseKey(key) instanceof Error));
  }
});
