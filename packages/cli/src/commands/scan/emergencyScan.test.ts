import { servePortal } from '../../testing/servePortal';

let results: object[] = [];
const plan = {
  ...{ tenant: 'acme', assets: 5, reached: 4, known: 1, sites: [] },
  obstacles: [{ kind: 'quota', reason: 'All are used up', passable: true }],
};
const one = (result: string, exposed: number) => ({
  customers: [{ tenant: 'acme', result, assets: 5, exposed, notFound: 3 }],
});
const { asked, run } = servePortal(line =>
  line.includes('/emergency-scan-preview')
    ? { scanner: { name: 'nmap', title: 'Nmap' }, customers: [plan] }
    : { id: 'esc_1234', ...results.shift() },
);
const emergency = (...args: string[]) =>
  run('scan', 'emergency', 'CVE-2014-0160', ...args);

describe('wardroom scan emergency', () => {
  it('shows whom it would concern, and begins nothing', async () => {
    const { code, out } = await emergency('--group', 'Banks');
    expect(code).toBe(0);
    expect(out.split('\n')[1]).toMatch(/^acme +4 of 5 +1 +All are used up/);
    expect(asked).toEqual([
      'GET /api/assets/emergency-scan-preview?vulnerabilityIds=CVE-2014-0160&type=full&group=Banks',
    ]);
  });

  it('begins with a reason, waits, and fails where somebody is exposed', async () => {
    results = [one('pending', 0), one('exposed', 1)];
    const args = ['--reason', 'It is exploited', '--despite', 'quota'];
    const { code, out } = await emergency(...args);
    expect(code).toBe(1);
    expect(out.split('\n')[1]).toMatch(/^acme +exposed +1 +3 +1/);
    const [, begun] = asked;
    const start = 'POST /api/assets/emergency-scans/start ';
    expect(JSON.parse(begun.replace(start, ''))).toEqual({
      ...{ vulnerabilityIds: ['CVE-2014-0160'], type: 'full' },
      ...{ reason: 'It is exploited', despite: ['quota'] },
      customers: [{ tenant: 'acme' }],
    });
  });

  it('does not wait where it is told so', async () => {
    results = [one('pending', 0)];
    const { code, out } = await emergency(
      ...['--reason', 'Now', '--no-wait', '--json'],
    );
    expect([code, JSON.parse(out).id]).toEqual([0, 'esc_1234']);
  });

  it.each([
    [['--type', 'retest'], '--type must be one of full, critical'],
    [['--reason', 'x', '--despite', 'law'], '--despite must be some of'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await emergency(...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});
