import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { freePort, until } from '@wardroom/platform-test-utils';
import { gatewayNames } from '@wardroom/remote-access-common';

const script = join(__dirname, '../../../../../deploy/gateway/certificates.sh');
const bundle = join(__dirname, '../../../../../scripts/bundle.mjs');
const greeting = '{"wardroom":1,"call":"presence","id":1,"input":{}}\n';

describe('a gateway as a program of its own', () => {
  let folder: string;
  let stranger: string;
  let program: string;
  let child: ChildProcess;
  let output = '';
  let ports: number[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wardroom-node-'));
    stranger = mkdtempSync(join(tmpdir(), 'wardroom-stranger-'));
    const give = (...given: string[]) =>
      execFileSync(script, given, { stdio: 'pipe' });
    give(folder, 'portal', 'one', 'two');
    give(stranger, 'portal');
    program = join(folder, 'program', 'wardroom-gateway.cjs');
    const args = [bundle, 'gateway', program];
    execFileSync(process.execPath, args, { stdio: 'pipe' });
    ports = [await freePort(), await freePort()];
    child = run('one.yaml', {});
    child.stderr?.on('data', text => {
      output += text;
    });
    await until(() => output.includes('is ready'), 60);
  }, 120_000);

  afterAll(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }, 60_000);

  function run(name: string, more: object) {
    const [port, control] = ports;
    const config = {
      ...{ node: 'one', listen: { port }, drainSeconds: 0 },
      control: {
        ...{ host: '127.0.0.1', port: control, certificate: 'one.crt' },
        ...{ key: 'one.key', authority: 'authority.crt' },
      },
      ...{ stateDirectory: 'state', recordingsDirectory: 'recordings' },
      origins: ['https://wardroom.example.com'],
      ...more,
    };
    writeFileSync(join(folder, name), JSON.stringify(config));
    const args = [program, '--config', join(folder, name)];
    return spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  /** Comes as the holder of a certificate; gives the answer to a greeting, or nothing where it is hung up on. */
  async function greet(from: string, holder?: string, said = greeting) {
    const read = (name: string) => readFileSync(join(from, name), 'utf8');
    const socket: TLSSocket = connect({
      ...{ host: '127.0.0.1', port: ports[1] },
      ca: readFileSync(join(folder, 'authority.crt'), 'utf8'),
      servername: gatewayNames.node('one'),
      ...(holder && {
        cert: read(`${holder}.crt`),
        key: read(`${holder}.key`),
      }),
    });
    let heard = '';
    let closed = false;
    socket.on('error', () => {});
    socket.on('close', () => {
      closed = true;
    });
    socket.on('data', text => {
      heard += text;
    });
    socket.write(said);
    await until(() => closed || heard.includes('\n'));
    const result = { heard, closed };
    socket.destroy();
    return result;
  }

  it('speaks with portals, and tells them who it is', async () => {
    const { heard } = await greet(folder, 'portal');
    const { output: presence } = JSON.parse(heard.split('\n')[0]);
    expect(presence).toMatchObject({
      node: 'one',
      desktops: false,
      web: false,
    });
    expect(presence.identity).toBeUndefined();
    expect(output).toContain(presence.enrolment.key.kid);
  });

  it('says nothing to whoever shows no certificate, that of another authority, or that of a gateway', async () => {
    for (const answer of [
      await greet(folder),
      await greet(stranger, 'portal'),
      await greet(folder, 'two'),
    ]) {
      expect(answer).toEqual({ heard: '', closed: true });
    }
    await until(() => /did not prove who it is|is not a portal/.test(output));
  });

  it('says nothing to a portal whose certificate is over', async () => {
    const DAYS = '0';
    const env = { ...process.env, DAYS };
    const over = mkdtempSync(join(tmpdir(), 'wardroom-over-'));
    for (const name of ['authority.crt', 'authority.key']) {
      writeFileSync(join(over, name), readFileSync(join(folder, name)));
    }
    execFileSync(script, [over, 'portal'], { stdio: 'pipe', env });
    await new Promise(resolve => {
      setTimeout(resolve, 1_100);
    });
    await expect(greet(over, 'portal')).resolves.toMatchObject({ heard: '' });
  });

  it.each([
    ['what is no JSON', 'nonsense\n'],
    ['a message without an end', 'x'.repeat(2_000_000)],
  ])('hangs up on %s, and goes on with others', async (_, said) => {
    await expect(greet(folder, 'portal', said)).resolves.toEqual({
      ...{ heard: '', closed: true },
    });
    const { heard } = await greet(folder, 'portal');
    expect(heard).toContain('"answer":1');
  });

  it.each([
    ['a call that it does not know', 'drop'],
    ['a greeting meant for a child of the portal', 'hello'],
    ['keys of somebody', 'takeKeys'],
  ])('refuses %s', async (_, call) => {
    const said = `${JSON.stringify({ wardroom: 1, call, id: 7, input: {} })}\n`;
    const { heard } = await greet(folder, 'portal', said);
    expect(JSON.parse(heard.split('\n')[0])).toMatchObject({
      ...{ answer: 7, error: expect.any(String) },
    });
  });

  it('brings along what OpenSSH’s client needs', () => {
    const pty = createRequire(program)('@lydell/node-pty');
    expect(pty.spawn).toEqual(expect.any(Function));
  });

  it('answers the ingress how it is, and nothing else', async () => {
    const ask = (path: string) => fetch(`http://127.0.0.1:${ports[0]}${path}`);
    const health = await ask('/gw/one/health');
    expect([health.status, await health.text()]).toEqual([200, 'ok']);
    for (const path of ['/', '/gw/two/health', '/gw/one/ws']) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  it('names what is wrong with its configuration', async () => {
    const wrong = run('wrong.yaml', { node: 'One', origins: [], size: 1 });
    let said = '';
    wrong.stderr?.on('data', text => {
      said += text;
    });
    await once(wrong, 'exit');
    expect(wrong.exitCode).toBe(1);
    for (const field of ['node', 'origins', 'size']) {
      expect(said).toContain(field);
    }
    const other = run('other.yaml', { node: 'two' });
    other.stderr?.on('data', text => {
      said += text;
    });
    await once(other, 'exit');
    expect(said).toContain('is not for two.gateway.wardroom.internal');
  }, 60_000);

  it('ends by itself when it is asked to, though nobody hears of it', async () => {
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
