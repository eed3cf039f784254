/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  describeWithVpn,
  labHost,
  until,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import { ConnectorProgram } from './testing/ConnectorProgram';
import { hostKeyBehind } from './testing/hostKeyBehind';
import { labPrograms } from './testing/labPrograms';
import { programsBelow } from './testing/programsBelow';
import { SiteNames } from './names/SiteNames';

const acmeSite = 'sit_acme';
const globexSite = 'sit_globex';

describeWithVpn('the connector', () => {
  let lab: VpnLab;
  let connector: ConnectorProgram;
  let acme: LabCustomer;
  let globex: LabCustomer;
  let files: { acme: string; globex: string };

  const namesOf = (site: string) =>
    new SiteNames(join(connector.directory, 'run'), site);

  const openVpn = (site: string, file: string, more = {}) =>
    connector.order(site, { kind: 'openvpn', file }, more);

  /** What a program in the site's own namespace meets when it connects. */
  const connectFrom = async (namespace: string, host: string, port: number) => {
    const program = labPrograms.connect(host, port);
    const enter = [`--net=/run/netns/${namespace}`, process.execPath, '-e'];
    return execFileSync('nsenter', [...enter, program])
      .toString()
      .trim();
  };

  beforeAll(async () => {
    lab = new VpnLab();
    acme = await lab.customer('acme');
    globex = await lab.customer('globex');
    files = {
      acme: await lab.openVpn(acme),
      globex: await lab.openVpn(globex, [
        'route 0.0.0.0 0.0.0.0',
        'redirect-gateway def1',
        'dhcp-option DNS 10.0.0.10',
      ]),
    };
    await lab.node(acme.namespace, labPrograms.echo(labHost, 80));
    await lab.node(
      acme.namespace,
      labPrograms.names(labHost, {
        'web.acme.test': [labHost],
        'elsewhere.acme.test': ['10.0.1.10'],
        'platform.acme.test': ['127.0.0.1'],
        'rebound.acme.test': [labHost, '198.51.100.1'],
      }),
    );
    connector = await ConnectorProgram.start(lab.wan);
    await connector.up(
      await openVpn(acmeSite, files.acme, { nameServers: [labHost] }),
    );
    await connector.up(await openVpn(globexSite, files.globex));
  }, 90_000);

  afterAll(async () => {
    await connector?.stop();
    await lab?.stop();
  }, 60_000);

  it('reaches two customers at the same address, each its own', async () => {
    const met = await Promise.all(
      [acmeSite, globexSite].map(async site => {
        const { answer, socket } = await connector.dial(site, labHost, 22);
        expect(answer).toMatch(/^OK \d/);
        return hostKeyBehind(socket);
      }),
    );
    expect(met).toEqual([acme.hostKey, globex.hostKey]);
    expect(met[0]).not.toBe(met[1]);
  });

  it('leads nowhere but into the ranges, whatever the server of the customer pushes', async () => {
    const { namespace } = namesOf(globexSite);
    const enter = `--net=/run/netns/${namespace}`;
    const routes = execFileSync('nsenter', [enter, 'ip', 'route']).toString();
    expect(routes.trim()).toMatch(/^10\.0\.0\.0\/24 dev wr\w+ scope link$/);
    await expect(connectFrom(namespace, lab.wanAddress, 22)).resolves.toBe(
      'ready: ENETUNREACH',
    );
    await expect(connectFrom(namespace, acme.wanAddress, 22)).resolves.toBe(
      'ready: ENETUNREACH',
    );
  });

  it.each([
    ['10.0.0.10', 23],
    ['10.0.1.10', 22],
    ['127.0.0.1', 22],
    ['198.51.100.1', 22],
    ['167772170', 22],
    ['0x0a00000a', 22],
    ['0xa.0.0.10', 22],
    ['012.0.0.10', 22],
    ['10.0.10', 22],
    ['10.0.0.10.', 22],
    ['::ffff:10.0.0.10', 22],
    ['::ffff:a00:a', 22],
    ['::1', 22],
    ['fe80::1', 22],
  ])('does not dial %s, port %s', async (host, port) => {
    const { answer } = await connector.dial(acmeSite, host, port);
    expect(['ERR not-allowed', 'ERR bad-request']).toContain(answer);
  });

  it.each([
    'CONNECT 10.0.0.10 22',
    'WARDROOM/2 CONNECT 10.0.0.10 22',
    'WARDROOM/1 CONNECT 10.0.0.10 22 10.0.1.10',
    'WARDROOM/1 CONNECT 10.0.0.10 00022',
    'WARDROOM/1 CONNECT 10.0.0.10 65536',
    'WARDROOM/1 CONNECT 10.0.0.10%lo 22',
    'WARDROOM/1 CONNECT 10.0.0.10\u0000 22',
    'A'.repeat(300),
  ])('does not understand %.60j', async line => {
    const { answer } = await connector.knock(acmeSite, line);
    expect(answer).toBe('ERR bad-request');
  });

  it("looks names up at the customer's name server alone, and dials what it checked", async () => {
    const answers = await Promise.all(
      [
        'web.acme.test',
        'elsewhere.acme.test',
        'platform.acme.test',
        'nobody.acme.test',
        'localhost',
      ].map(async name => (await connector.dial(acmeSite, name, 80)).answer),
    );
    expect(answers).toEqual([
      expect.stringMatching(/^OK/),
      'ERR name-out-of-range',
      'ERR name-out-of-range',
      'ERR unknown-name',
      'ERR unknown-name',
    ]);
  });

  it('is not led astray by a name that changes its address', async () => {
    const answers: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const asked = await connector.dial(acmeSite, 'rebound.acme.test', 80);
      answers.push(asked.answer.replace(/^OK.*/, 'OK'));
      asked.socket.destroy();
    }
    expect(new Set(answers)).toEqual(new Set(['OK', 'ERR name-out-of-range']));
  });

  it('looks up no name where the site has no name servers', async () => {
    const { answer } = await connector.dial(globexSite, 'web.acme.test', 80);
    expect(answer).toBe('ERR no-name-servers');
  });

  it('lets nothing in that was not asked for', async () => {
    const { namespace } = namesOf(acmeSite);
    await lab.node(namespace, labPrograms.echo('0.0.0.0', 4822));
    const ours = execFileSync('nsenter', [
      ...[`--net=/run/netns/${namespace}`, 'ip', '-o', '-4', 'address'],
    ]).toString();
    const [, address] = /(10\.8\.0\.\d+)/.exec(ours) ?? [];
    await expect(connectFrom(namespace, '127.0.0.1', 4822)).resolves.toBe(
      'ready: connected',
    );
    await expect(connectFrom(acme.namespace, address, 4822)).resolves.toBe(
      'ready: silence',
    );
  });

  it('gives its programs no right, a user for each site, and no secret on disk or in their arguments', async () => {
    const programs = programsBelow(namesOf(acmeSite).folder);
    expect(programs.length).toBeGreaterThan(0);
    for (const { status } of programs) {
      expect(status).toMatch(/CapEff:\t0+\n/);
      expect(status).toMatch(/CapBnd:\t0+\n/);
      expect(status).toMatch(/NoNewPrivs:\t1\n/);
      expect(status).not.toMatch(/Uid:\t0/);
    }
    expect(namesOf(acmeSite).uid).not.toBe(namesOf(globexSite).uid);
    const [, key] =
      /<key>\n-+BEGIN PRIVATE KEY-+\n(\w{20})/.exec(files.acme) ?? [];
    expect(key).toHaveLength(20);
    const grep = ['-rlsF', key, connector.directory];
    expect(() => execFileSync('grep', grep)).toThrow();
    expect(programs.map(p => p.command).join()).not.toContain(key);
  });

  it('lets a session live on while the server of the customer is frozen for six seconds', async () => {
    const { socket } = await connector.dial(acmeSite, labHost, 80);
    const heard: string[] = [];
    socket.on('data', bytes => heard.push(bytes.toString()));
    const server = acme.openVpn?.pid as number;
    process.kill(-server, 'SIGSTOP');
    socket.write('are you there?');
    await wait(6_000);
    expect(heard).toEqual([]);
    process.kill(-server, 'SIGCONT');
    await until(() => heard.join('') === 'are you there?');
    expect((await connector.report(acmeSite))?.state).toBe('up');
    socket.destroy();
  });

  it('refuses at once while the tunnel is dead, never by another way, and brings it back', async () => {
    const { socket } = await connector.dial(acmeSite, labHost, 80);
    const heard: string[] = [];
    socket.on('data', bytes => heard.push(bytes.toString()));
    const { namespace, folder } = namesOf(acmeSite);
    const before = connector.changes.length;
    const vpn = programsBelow(folder).filter(p => /openvpn/.test(p.command));
    process.kill(vpn[0].pid, 'SIGKILL');
    await until(() => connector.changes.length > before);
    expect(connector.changes[before]).toMatchObject({
      ...{ site: acmeSite, state: 'down' },
      error: 'The VPN program was killed',
    });
    const since = performance.now();
    const { answer } = await connector.dial(acmeSite, labHost, 22);
    expect(answer).toBe('ERR site-down');
    // Well before a dial gives up.
    expect(performance.now() - since).toBeLessThan(5_000);
    await connector.reaches(acmeSite, 'up');
    socket.write('still the same session');
    await until(() => heard.join('') === 'still the same session');
    socket.destroy();
    expect(existsSync(`/run/netns/${namespace}`)).toBe(true);
  });

  it('opens the door again when its program is killed', async () => {
    const { folder } = namesOf(acmeSite);
    const door = programsBelow(folder).filter(p => / door $/.test(p.command));
    expect(door).toHaveLength(1);
    process.kill(door[0].pid, 'SIGKILL');
    await until(async () => {
      const asked = await connector
        .dial(acmeSite, labHost, 22)
        .catch(() => null);
      asked?.socket.destroy();
      return asked?.answer.startsWith('OK') ?? false;
    });
    expect(programsBelow(folder).map(p => p.pid)).not.toContain(door[0].pid);
  });

  it('refuses a file that would run a program, in words, and leaves nothing of it', async () => {
    const order = await openVpn('sit_evil', `${files.acme}\nup /bin/sh\n`);
    await expect(connector.channel.ask('bringUp', order)).rejects.toThrow(
      /^Line \d+ \(up\) would run a program on this machine/,
    );
    expect(existsSync(namesOf('sit_evil').folder)).toBe(false);
  });

  it("does not open one site's file for another site or another customer", async () => {
    const order = await openVpn('sit_first', files.acme);
    const { way } = order;
    if (way.kind === 'dial-out') throw new Error('It is a tunnel');
    for (const changed of [{ tenant: 'globex' }, { id: 'sit_other' }]) {
      const context = { ...way.context, ...changed };
      await expect(
        connector.channel.ask('bringUp', {
          ...order,
          way: { ...way, context },
        }),
      ).rejects.toThrow(/cannot be opened/);
    }
  });

  it('says what is wrong with a server that is not there', async () => {
    const file = files.acme.replace(acme.wanAddress, lab.wanAddress);
    await connector.channel.ask('bringUp', await openVpn('sit_gone', file));
    await until(async () =>
      Boolean((await connector.report('sit_gone'))?.error),
    );
    await expect(connector.report('sit_gone')).resolves.toMatchObject({
      error: 'Nothing answers at the address of the VPN server',
    });
    await connector.channel.ask('takeDown', { site: 'sit_gone' });
  });

  it('leaves nothing of a site that is taken down', async () => {
    const { namespace, device, folder } = namesOf(globexSite);
    expect(programsBelow(folder)).not.toEqual([]);
    await connector.channel.ask('takeDown', { site: globexSite });
    expect(existsSync(`/run/netns/${namespace}`)).toBe(false);
    expect(existsSync(folder)).toBe(false);
    expect(programsBelow(folder)).toEqual([]);
    expect(existsSync(`/sys/class/net/${device}`)).toBe(false);
    await connector.up(await openVpn(globexSite, files.globex));
  });

  it('leaves no program behind when it is killed, and begins anew without what stayed', async () => {
    const { namespace } = namesOf(globexSite);
    expect(programsBelow(connector.directory)).not.toEqual([]);
    await connector.kill();
    await until(() => programsBelow(connector.directory).length === 0);
    await expect(connectFrom(namespace, labHost, 22)).resolves.toMatch(
      /silence|ENETUNREACH/,
    );
    await connector.begin();
    expect(existsSync(`/run/netns/${namespace}`)).toBe(false);
    expect(await connector.channel.ask('list', {})).toEqual({ sites: [] });
    await connector.up(await openVpn(globexSite, files.globex));
    const { answer } = await connector.dial(globexSite, labHost, 22);
    expect(answer).toMatch(/^OK/);
  }, 60_000);
});
