/** @jest-environment node */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describeWithVpn, until, VpnLab } from '@wardroom/platform-test-utils';
import { ScanNews, type ScanOrder } from '@wardroom/remote-access-common';
import { canScanHere } from './scanRoom';

const describeScans = canScanHere() ? describeWithVpn : describe.skip;

const network = '198.51.100.0/28';
const program = join(__dirname, '../testing/scanProgram.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const listening = (address: string, port: number) =>
  `require('net').createServer(s => s.on('error', () => {}).end('hello'))
    .listen(${port}, '${address}', () => console.log('ready'));`;

describeScans('a gateway scans a site that it reaches by itself', () => {
  let lab: VpnLab;
  let there: string;
  const programs: ChildProcess[] = [];

  beforeAll(async () => {
    lab = new VpnLab();
    const { namespace, wanAddress } = await lab.customer('acme');
    there = wanAddress;
    await lab.node(namespace, listening(there, 80));
    await lab.node(namespace, listening(there, 8080));
    await lab.node(lab.wan, listening(lab.wanAddress, 80));
  }, 60_000);

  afterAll(async () => {
    for (const child of programs) child.kill('SIGKILL');
    await lab?.stop();
  });

  /** Begins a scan from where the gateway would stand. */
  function begin(more: Partial<ScanOrder>) {
    const order = {
      ...{ scan: 'scn_first', tenant: 'acme', site: 'sit_first' },
      ...{ road: { kind: 'direct' }, nameServers: [], type: 'discovery' },
      ...{ ranges: [{ network, ports: '80' }], targets: [network] },
      ...more,
    };
    const child = spawn('nsenter', [
      ...[`--net=/run/netns/${lab.wan}`, process.execPath],
      ...['--require', transform, program, JSON.stringify(order)],
    ]);
    programs.push(child);
    let report = '';
    const over = new Promise<ScanNews['end']>(resolve => {
      child.once('close', () => resolve(undefined));
      createInterface({ input: child.stdout }).on('line', line => {
        const { text = '', end } = ScanNews.parse(JSON.parse(line));
        report += text;
        if (end) resolve(end);
      });
    });
    return { child, over, report: () => report };
  }

  /** Everything of this scan's Nmap on this machine, with its room. */
  const nmaps = () =>
    readdirSync('/proc')
      .filter(entry => /^\d+$/.test(entry))
      .filter(pid => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
            .split('\0')
            .includes(network);
        } catch {
          // It ended while it was looked at.
          return false;
        }
      });

  it('finds hosts on the ports of the ranges, and never itself', async () => {
    const scan = begin({});
    await expect(scan.over).resolves.toEqual({});
    expect(scan.report()).toContain(`<address addr="${there}"`);
    expect(scan.report()).toMatch(/portid="80"><state state="open"/);
    expect(scan.report()).not.toContain('portid="8080"');
    expect(scan.report()).not.toContain(`addr="${lab.wanAddress}"`);
  });

  it.each([
    [{ targets: ['198.51.101.1'] }, 'not-allowed'],
    [{ targets: ['localhost'] }, 'no-name-servers'],
  ])('refuses %j', async (more, reason) => {
    await expect(begin(more).over).resolves.toMatchObject({
      fault: { reason },
    });
  });

  it('leaves nothing when it is ended, and nothing when the gateway is killed', async () => {
    const type = 'full' as const;
    const ended = begin({ type });
    await until(() => nmaps().length > 0);
    ended.child.stdin.end();
    await expect(ended.over).resolves.toEqual({ fault: { reason: 'ended' } });
    await until(() => nmaps().length === 0);
    const killed = begin({ type });
    await until(() => nmaps().length > 0);
    killed.child.kill('SIGKILL');
    await until(() => nmaps().length === 0);
  });
});
