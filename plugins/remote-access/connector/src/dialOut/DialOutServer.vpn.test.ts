/** @jest-environment node */
import { execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeWithVpn,
  endGroup,
  labHost,
  until,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import {
  dialOutCommand,
  siteUsername,
  type SiteOrder,
} from '@wardroom/remote-access-common';
import { ConnectorProgram } from '../testing/ConnectorProgram';
import { hostKeyBehind } from '../testing/hostKeyBehind';
import { labPrograms } from '../testing/labPrograms';

const site = 'sit_acme';
const ranges = [
  { network: labHost, ports: '22,80' },
  { network: '10.0.0.20', ports: '22' },
];

describeWithVpn('customers who dial out', () => {
  let lab: VpnLab;
  let connector: ConnectorProgram;
  let acme: LabCustomer;
  let port: number;
  const clients: ChildProcess[] = [];

  const at = (name: string) => join(lab.directory, name);

  /** What the screen tells the customer to run, run in the customer's network with the OpenSSH of this machine. */
  const dialOut = (key: string, as = site, permit = ranges) => {
    const command = dialOutCommand({
      ...{ site: as, ranges: permit },
      server: { host: lab.wanAddress, port },
    }).replace('~/.ssh/wardroom_site', at(key));
    const trusting = `-F none -o UserKnownHostsFile=${at('known')} -o BatchMode=yes -o IdentitiesOnly=yes`;
    const client = lab.start(acme.namespace, [
      ...['sh', '-c', `exec ${command.replace('ssh ', `ssh ${trusting} `)}`],
    ]);
    clients.push(client);
    return client;
  };

  const ended = (client: ChildProcess) =>
    until(() => client.exitCode !== null || client.signalCode !== null);

  beforeAll(async () => {
    lab = new VpnLab();
    acme = await lab.customer('acme');
    await lab.node(acme.namespace, labPrograms.echo(labHost, 80));
    await lab.node(acme.namespace, labPrograms.echo(labHost, 81));
    for (const name of ['site', 'stranger']) {
      execFileSync('ssh-keygen', ['-qt', 'ed25519', '-N', '', '-f', at(name)]);
    }
    connector = await ConnectorProgram.start(lab.wan, [
      ...['--dial-out', `${lab.wanAddress}:2422`],
    ]);
    const who = await connector.channel.ask('hello', { protocol: 1 });
    port = who.dialOut?.port as number;
    const known = `[${lab.wanAddress}]:${port} ${who.dialOut?.hostKey}\n`;
    execFileSync('tee', [at('known')], { input: known });
    const order: SiteOrder = {
      ...{ site, tenant: 'acme', ranges, nameServers: [] },
      way: {
        kind: 'dial-out',
        publicKey: readFileSync(at('site.pub'), 'utf8').trim(),
      },
    };
    await connector.channel.ask('bringUp', order);
  }, 60_000);

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => endGroup(client)));
  });

  afterAll(async () => {
    await connector?.stop();
    await lab?.stop();
  }, 60_000);

  it('are told that nobody is there before they come', async () => {
    await connector.reaches(site, 'down');
    const { answer } = await connector.dial(site, labHost, 22);
    expect(answer).toBe('ERR site-down');
    expect(await connector.report(site)).toMatchObject({
      error: "The customer's side is not connected",
    });
  });

  it('are reached through their own ssh, with the command that the screen shows', async () => {
    dialOut('site');
    await connector.reaches(site, 'up');
    const { answer, socket } = await connector.dial(site, labHost, 22);
    expect(answer).toMatch(/^OK \d/);
    await expect(hostKeyBehind(socket)).resolves.toBe(acme.hostKey);
  });

  it('are not dialed outside the ranges, nor by name', async () => {
    dialOut('site');
    await connector.reaches(site, 'up');
    const answers = await Promise.all(
      (
        [
          [labHost, 81],
          ['10.0.0.30', 22],
          ['127.0.0.1', 22],
          ['localhost', 22],
          ['2130706433', 22],
        ] as const
      ).map(async ([host, number]) => {
        return (await connector.dial(site, host, number)).answer;
      }),
    );
    expect(answers).toEqual([
      ...['ERR not-allowed', 'ERR not-allowed', 'ERR not-allowed'],
      ...['ERR no-name-servers', 'ERR no-name-servers'],
    ]);
  });

  it('decide themselves what may be dialed, whatever the platform allows', async () => {
    dialOut('site', site, [{ network: labHost, ports: '22' }]);
    await connector.reaches(site, 'up');
    const { answer } = await connector.dial(site, labHost, 80);
    expect(answer).toMatch(/^ERR/);
  });

  it('are let in by their key alone', async () => {
    await ended(dialOut('stranger'));
    await ended(dialOut('site', 'sit_other'));
    expect((await connector.report(site))?.state).not.toBe('up');
  });

  it('take the place of their older connection, whose sessions end', async () => {
    const first = dialOut('site');
    await connector.reaches(site, 'up');
    const { socket } = await connector.dial(site, labHost, 80);
    const closed = new Promise(resolve => {
      socket.once('close', resolve);
    });
    dialOut('site');
    await Promise.all([ended(first), closed]);
    await connector.reaches(site, 'up');
    const { answer } = await connector.dial(site, labHost, 80);
    expect(answer).toMatch(/^OK/);
  });

  it.each([
    ['a shell', ['-T', 'true']],
    ['a way to other hosts', ['-W', '127.0.0.1:22', '']],
  ])('get no %s of the platform', async (_, words) => {
    const client = lab.start(acme.namespace, [
      ...['ssh', '-F', 'none', '-p', String(port), '-i', at('site')],
      ...['-o', `UserKnownHostsFile=${at('known')}`, '-o', 'BatchMode=yes'],
      ...[...words.slice(0, -1), `${siteUsername(site)}@${lab.wanAddress}`],
      ...words.slice(-1).filter(word => word === 'true'),
    ]);
    clients.push(client);
    await ended(client);
    expect(client.exitCode).not.toBe(0);
  });

  it('are lost when they leave, and sessions with them', async () => {
    const client = dialOut('site');
    await connector.reaches(site, 'up');
    const { socket } = await connector.dial(site, labHost, 80);
    const closed = new Promise(resolve => {
      socket.once('close', resolve);
    });
    await endGroup(client);
    await closed;
    await connector.reaches(site, 'down');
    const { answer } = await connector.dial(site, labHost, 80);
    expect(answer).toBe('ERR site-down');
  });
});
