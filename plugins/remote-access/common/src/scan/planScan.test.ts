import { nmapArguments } from './nmapArguments';
import { ScanLimits } from './ScanOrder';
import { placeTargets } from './placeTargets';
import { planScan, staysInside } from './planScan';
import { ScanTarget } from './ScanTarget';

const ranges = [
  { network: '10.0.0.0/24', ports: '22,80-90' },
  { network: '10.0.0.10', ports: '3389' },
  { network: '10.1.0.0/16', ports: '443' },
  { network: 'fd00:1::/64', ports: '22' },
];
const placed = (...targets: string[]) =>
  targets.map(network => ({ network, target: network }));
const plan = (...targets: string[]) =>
  planScan(ranges, { type: 'full' }, placed(...targets));

describe('planScan', () => {
  it('looks at the ports that the ranges of each target allow, and at no others', () => {
    expect(plan('10.0.0.0/24', '10.1.2.0/24', '10.1.3.4')).toEqual([
      { family: 4, networks: ['10.0.0.0/24'], ports: '22,80-90' },
      { family: 4, networks: ['10.1.2.0/24', '10.1.3.4'], ports: '443' },
    ]);
    expect(plan('10.0.0.10', 'fd00:1::5')).toEqual([
      { family: 4, networks: ['10.0.0.10'], ports: '22,80-90,3389' },
      { family: 6, networks: ['fd00:1::5'], ports: '22' },
    ]);
  });

  it.each([
    ['10.0.1.10', 'not-allowed'],
    ['10.0.0.0/23', 'not-allowed'],
    ['0.0.0.0/0', 'not-allowed'],
    ['fd00:2::1', 'not-allowed'],
  ])('refuses all of it where %s is outside', (target, reason) => {
    expect(plan('10.0.0.1', target)).toEqual({ reason, target });
  });

  it('refuses a scan none of whose ports is allowed, and one of too many addresses', () => {
    const retest = { type: 'retest' as const, ports: '8443' };
    expect(planScan(ranges, retest, placed('10.0.0.1'))).toEqual({
      ...{ reason: 'no-ports', target: '10.0.0.1' },
    });
    expect(plan('10.1.0.0/16', '10.0.0.1')).toEqual({ reason: 'too-many' });
    expect(plan('fd00:1::/64')).toEqual({ reason: 'too-many' });
  });

  it('is believed by nobody who did not make it', () => {
    const part = { family: 4 as const, networks: ['10.1.2.0/24'] };
    expect(staysInside(ranges, [{ ...part, ports: '443' }])).toBe(true);
    expect(staysInside(ranges, [{ ...part, ports: '22,443' }])).toBe(false);
    const outside = { ...part, networks: ['10.1.0.0/15'], ports: '443' };
    expect(staysInside(ranges, [outside])).toBe(false);
  });
});

describe('placeTargets', () => {
  const names: Record<string, string[]> = {
    'web.acme.test': ['10.0.0.10', '203.0.113.1'],
    'cloud.acme.test': ['169.254.169.254'],
  };
  const place = (nameServers: string[], ...targets: string[]) =>
    placeTargets({ ranges, nameServers }, targets, async n => names[n] ?? []);

  it('takes the addresses of a name that are in the ranges, as they were looked up', async () => {
    await expect(place(['10.0.0.53'], 'web.acme.test')).resolves.toEqual([
      { network: '10.0.0.10', target: 'web.acme.test' },
    ]);
  });

  it('says which name leads nowhere, or must not be followed', async () => {
    await expect(place([], 'web.acme.test')).resolves.toMatchObject({
      reason: 'no-name-servers',
    });
    const asked = ['10.0.0.53', '10.0.0.1'] as const;
    await expect(place([...asked], 'no.acme.test')).resolves.toEqual({
      ...{ reason: 'unknown-name', target: 'no.acme.test' },
    });
    await expect(place([...asked], 'cloud.acme.test')).resolves.toEqual({
      ...{ reason: 'name-out-of-range', target: 'cloud.acme.test' },
    });
  });
});

describe('ScanTarget', () => {
  it.each(['10.0.0.10', '10.0.0.0/24', 'fd00:1::5', 'Web.acme.test'])(
    'is %s',
    text => expect(ScanTarget.safeParse(text).success).toBe(true),
  );

  it.each([
    '-iL',
    '--script=all',
    '-oN/tmp/x',
    '10.0.0.10 -oN /tmp/x',
    '10.0.0.10\n--script=all',
    '10.0.0.1-50',
    '10.0.*.1',
    '010.0.0.1',
    '0x0a000001',
    '127.0.0.1',
    '169.254.169.254',
    '::1',
    'fe80::1',
    '0.0.0.0/0',
    'a;b',
    '$(id)',
    '',
  ])('is not %j', text => {
    expect(ScanTarget.safeParse(text).success).toBe(false);
  });
});

describe('nmapArguments', () => {
  const part = { family: 4 as const, networks: ['10.0.0.0/24'] };

  it('connects as any program does, and ends its options before what was entered', () => {
    const args = nmapArguments({ type: 'full' }, { ...part, ports: '22,80' });
    expect(args.slice(0, 3)).toEqual(['-sT', '--unprivileged', '-n']);
    expect(args.slice(-4)).toEqual(['-p', '22,80', '--', '10.0.0.0/24']);
    expect(args).toContain('-PS22,80');
  });

  it('looks for hosts on ports that are allowed alone', () => {
    const args = nmapArguments(
      { type: 'discovery' },
      { ...part, ports: '9000-9100' },
    );
    expect(args).toContain('-PS9100');
    expect(args.join(' ')).not.toContain('--script');
  });

  it('leaves out what is never scanned, in the family that it scans', () => {
    const args = nmapArguments(
      { type: 'retest', exclude: ['192.0.2.1', '2001:db8::1'] },
      { ...part, ports: '22' },
    );
    expect(args[args.indexOf('--exclude') + 1]).toBe('192.0.2.1');
    expect(args).toContain('-Pn');
  });

  it('is as slow as somebody says', () => {
    const paceOf = (packetsPerSecond?: number) => {
      const args = nmapArguments(
        { type: 'full', packetsPerSecond, exclude: ['10.0.0.64/26'] },
        { ...part, ports: '22' },
      );
      expect(args[args.indexOf('--exclude') + 1]).toBe('10.0.0.64/26');
      return args[args.indexOf('--max-rate') + 1];
    };
    expect([paceOf(), paceOf(50)]).toEqual(['1000', '50']);
  });

  it.each(['10.0.0.1,10.0.0.2', '-iL', 'web.acme.test', '10.0.0.1-9', ''])(
    'never leaves out %j, which is no address and no network',
    text => {
      expect(ScanLimits.safeParse({ exclude: [text] }).success).toBe(false);
    },
  );
});
