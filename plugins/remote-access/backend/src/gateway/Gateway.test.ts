import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { TestTerminal, until } from '@wardroom/platform-test-utils';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { servePortal } from '../testing/servePortal';
import { startGateway } from '../testing/startGateway';
import type { GatewayProcess } from './GatewayProcess';

describe('Gateway', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeEach(async () => {
    opened = await openRemoteAccess();
  }, 60_000);

  afterEach(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const knock = async (port: number, url = '/gw/one/ws') => {
    const page = new TestTerminal({ port, url });
    await page.closes();
    return page.status;
  };

  it('hands sockets to the running process, which answers them itself', async () => {
    await startGateway(opened);
    const portal = await servePortal(opened.gateway);
    // 418 is what the fake says to everybody.
    await expect(knock(portal.port)).resolves.toBe(418);
    await portal.close();
  });

  it('lets go of what it handed over, so that the server can close after the process is gone', async () => {
    await startGateway(opened);
    const portal = await servePortal(opened.gateway);
    const answers = Array.from({ length: 20 }, () => knock(portal.port));
    expect(new Set(await Promise.all(answers))).toEqual(new Set([418]));
    await opened.gateway.stop();
    await expect(portal.close()).resolves.toBeUndefined();
  });

  it('says that it is not there while no process runs', async () => {
    const portal = await servePortal(opened.gateway);
    await expect(knock(portal.port)).resolves.toBe(503);
    expect(() => opened.gateway.identity()).toThrow(/gateway is starting/);
    await portal.close();
  });

  it('starts the process again when it is killed, as another run', async () => {
    await startGateway(opened);
    const before = opened.gateway.incarnation();
    process.kill(opened.gateway.running?.pid as number, 'SIGKILL');
    await until(() => opened.gateway.running === undefined);
    await until(() => opened.gateway.running !== undefined);
    expect(opened.gateway.incarnation()).not.toBe(before);
  }, 60_000);

  it('goes on where messages do not reach a process that just ended', async () => {
    await startGateway(opened);
    const run = opened.gateway.running as GatewayProcess;
    process.kill(run.pid as number, 'SIGKILL');
    // Nobody hears of it meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    for (let i = 0; i < 3; i += 1) run.channel.tell('vouch', {});
    await run.gone;
    await until(() => opened.gateway.running !== undefined);
    expect(opened.gateway.running).not.toBe(run);
  }, 60_000);

  it('gives the process nothing of its own environment', async () => {
    process.env.WARDROOM_DATABASE_OWNER_URL = 'postgres://secret';
    await startGateway(opened);
    const { pid } = opened.gateway.running as { pid: number };
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    delete process.env.WARDROOM_DATABASE_OWNER_URL;
    expect(environment).toContain('PATH=');
    expect(environment).not.toMatch(/WARDROOM|postgres/);
  });

  it('leaves no process behind when it stops', async () => {
    await startGateway(opened);
    const { pid } = opened.gateway.running as { pid: number };
    await opened.gateway.stop();
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('relays a socket whose TLS ends in the portal', async () => {
    await startGateway(opened);
    const directory = mkdtempSync(join(tmpdir(), 'wardroom-tls-'));
    const [key, cert] = ['key.pem', 'cert.pem'].map(f => join(directory, f));
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'],
        ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
      ],
      { stdio: 'ignore' },
    );
    const server = createServer({
      key: readFileSync(key),
      cert: readFileSync(cert),
    }) as unknown as Server;
    const portal = await servePortal(opened.gateway, server);
    const socket = connectTls({
      ...{ port: portal.port, host: '127.0.0.1', rejectUnauthorized: false },
    });
    socket.write(
      'GET /gw/one/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    let answer = '';
    socket.on('data', data => {
      answer += data;
    });
    await until(() => answer.includes('\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1.1 418 /);
    socket.destroy();
    await portal.close();
  });
});
