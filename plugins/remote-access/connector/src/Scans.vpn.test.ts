/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  describeWithVpn,
  labHost,
  until,
  VpnLab,
  type LabCustomer,
} from '@wardroom/platform-test-utils';
import type { ScanWish } from '@wardroom/remote-access-common';
import { ConnectorProgram } from './testing/ConnectorProgram';
import { labPrograms } from './testing/labPrograms';
import { programsBelow } from './testing/programsBelow';
import { SiteScan } from './testing/SiteScan';

const describeScans = existsSync('/usr/bin/nmap')
  ? describeWithVpn
  : describe.skip;

const sites = { acme: 'sit_acme', globex: 'sit_globex' };
const others = { acme: '10.0.0.20', globex: '10.0.0.30' };
const ranges = [{ network: '10.0.0.0/24', ports: '22,80-90' }];
const everything: ScanWish = { type: 'full', targets: ['10.0.0.0/27'] };

describeScans('the scans of a site', () => {
  let lab: VpnLab;
  let connector: ConnectorProgram;
  const customers = new Map<string, LabCustomer>();

  const bringUp = async (name: keyof typeof sites, file: string) =>
    connector.up(
      await connector.order(
        sites[name],
        { kind: 'openvpn', file },
        { ranges, nameServers: [labHost] },
      ),
    );
  const files = { acme: '', globex: '' };

  beforeAll(async () => {
    lab = new VpnLab();
    for (const name of ['acme', 'globex'] as const) {
      const customer = await lab.customer(name);
      customers.set(name, customer);
      const { namespace } = customer;
      execFileSync('ip', [
        ...['-n', namespace, 'address', 'add', `${others[name]}/24`],
        ...['dev', 'lan0'],
      ]);
      await lab.node(namespace, labPrograms.http(others[name], 80));
      // Open as well, and in no range.
      await lab.node(namespace, labPrograms.http(others[name], 8080));
      files[name] = await lab.openVpn(customer);
    }
    await lab.node(
      customers.get('acme')?.namespace as string,
      labPrograms.names(labHost, {
        'web.acme.test': [others.acme],
        'elsewhere.acme.test': ['10.0.1.10'],
        'platform.acme.test': ['127.0.0.1'],
      }),
    );
    connector = await ConnectorProgram.start(lab.wan);
    await bringUp('acme', files.acme);
    await bringUp('globex', files.globex);
  }, 90_000);

  afterAll(async () => {
    await connector?.stop();
    await lab?.stop();
  }, 60_000);

  async function begin(site: string, wish: ScanWish | string) {
    const { answer, socket } = await connector.knock(site, 'WARDROOM/1 SCAN');
    expect(answer).toMatch(/^OK \d/);
    return new SiteScan(socket, wish);
  }

  /** Everything of Nmap on this machine, with what the kernel says of it. */
  const nmaps = () =>
    readdirSync('/proc')
      .filter(entry => /^\d+$/.test(entry))
      .flatMap(pid => {
        try {
          const read = (file: string) =>
            readFileSync(`/proc/${pid}/${file}`, 'utf8');
          const [command] = read('cmdline').split('\0');
          return command === '/usr/bin/nmap' ? [read('status')] : [];
        } catch {
          // It ended while it was looked at.
          return [];
        }
      });

  it('find two customers’ hosts at the same addresses, each its own, on the ports of its ranges alone', async () => {
    const scans = [
      await begin(sites.acme, everything),
      await begin(sites.globex, everything),
    ];
    expect(await Promise.all(scans.map(scan => scan.over))).toEqual([
      undefined,
      undefined,
    ]);
    expect(scans.map(scan => scan.found)).toEqual([
      [`${labHost} 22`, `${others.acme} 80`],
      [`${labHost} 22`, `${others.globex} 80`],
    ]);
    expect(scans[0].report).toMatch(/^<\?xml[^]*<\/nmaprun>\n$/);
    expect(scans[0].report).toMatch(/product="OpenSSH"/);
  });

  it('leave out what they are told to leave out', async () => {
    const exclude = [others.acme];
    const scan = await begin(sites.acme, { ...everything, exclude });
    await expect(scan.over).resolves.toBeUndefined();
    expect(scan.found).toEqual([`${labHost} 22`]);
    expect(scan.report).not.toContain(`addr="${others.acme}"`);
  });

  it('have each a user of its own without any right, and cannot write', async () => {
    const scan = await begin(sites.acme, everything);
    await until(() => nmaps().length > 0);
    const [status] = nmaps();
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).toMatch(/^CapBnd:\t0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(Number(/^Uid:\t(\d+)/m.exec(status)?.[1])).toBeGreaterThan(
      1_810_000_000,
    );
    scan.socket.destroy();
    await until(() => nmaps().length === 0);
  });

  it("look names up at the customer's name server, and say which target is none", async () => {
    const named = await begin(sites.acme, {
      ...{ type: 'retest', targets: ['web.acme.test'], ports: '80' },
    });
    await expect(named.over).resolves.toBeUndefined();
    expect(named.found).toEqual([`${others.acme} 80`]);
  });

  it.each([
    ['10.0.1.10', 'not-allowed'],
    ['10.0.0.0/23', 'not-allowed'],
    ['198.51.100.1', 'not-allowed'],
    ['elsewhere.acme.test', 'name-out-of-range'],
    ['platform.acme.test', 'name-out-of-range'],
    ['nobody.acme.test', 'unknown-name'],
  ])('refuse %s, and scan nothing', async (target, reason) => {
    const targets = ['10.0.0.20', target];
    const scan = await begin(sites.acme, { type: 'discovery', targets });
    await expect(scan.over).resolves.toEqual({ reason, target });
    expect(scan.report).toBe('');
  });

  it('refuse ports that the ranges do not have', async () => {
    const scan = await begin(sites.acme, {
      ...{ type: 'retest', targets: ['10.0.0.20'], ports: '8080' },
    });
    await expect(scan.over).resolves.toMatchObject({ reason: 'no-ports' });
  });

  it.each([
    '--script=http-title',
    '-iL /etc/passwd',
    '10.0.0.10 -oN /tmp/out',
    '10.0.0.10\n--script=all',
    '127.0.0.1',
    '169.254.169.254',
    '10.0.0.1-50',
  ])('take %j for no target', async target => {
    const wish = { type: 'discovery', targets: [target] };
    const scan = await begin(sites.acme, JSON.stringify(wish));
    await expect(scan.over).resolves.toEqual({ reason: 'failed' });
    expect(nmaps()).toEqual([]);
  });

  it('end with the tunnel, and say so', async () => {
    const scan = await begin(sites.acme, everything);
    await until(() => nmaps().length > 0);
    const [vpn] = programsBelow(connector.directory).filter(
      ({ command }) => /^openvpn/.test(command) && command.includes('--config'),
    );
    process.kill(vpn.pid, 'SIGKILL');
    await expect(scan.over).resolves.toEqual({ reason: 'site-down' });
    await until(() => nmaps().length === 0);
  });

  it('leave nothing when the connector is killed', async () => {
    const site = sites.globex;
    const scan = await begin(site, everything);
    await until(() => nmaps().length > 0);
    await connector.kill();
    await expect(scan.over).rejects.toThrow('The door was shut');
    await until(() => nmaps().length === 0);
  });
});
