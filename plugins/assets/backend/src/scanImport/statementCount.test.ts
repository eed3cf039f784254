/** @jest-environment node */
import type { ReadRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const MOST_FOR_A_THOUSAND = 12;
const ROWS = 8000;

/** Findings of a hundred hosts, each at a port. */
function many(rows: number): ReadRecord[] {
  const hosts = Array.from({ length: 100 }, (_, host) =>
    aScan.host(`host-${host}.acme.example`),
  );
  const findings = Array.from({ length: rows }, (_, row) =>
    aScan.finding(hosts[row % 100], `rule-${Math.floor(row / 100)}`, {
      port: 443,
    }),
  );
  return [...hosts.map(host => aScan.of(host)), ...findings];
}

describe('the work that an import gives the database', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  it(`is at most ${MOST_FOR_A_THOUSAND} statements for a thousand findings, when they are new, when they are not, and when they are gone`, async () => {
    const all = many(ROWS);
    const hosts = all.filter(({ kind }) => kind === 'asset');
    const counts: number[] = [];
    for (const records of [all, all, hosts])
      counts.push(
        await lab.countStatements(() => lab.import(records, { closes: true })),
      );
    const most = Math.max(...counts) / (ROWS / 1000);
    expect(most).toBeLessThanOrEqual(MOST_FOR_A_THOUSAND);
    expect(Math.max(...counts)).toBeGreaterThan(ROWS / 1000);
  });

  it('does not grow with the rows but by their batches', async () => {
    const count = (rows: number, tenant: string) =>
      lab.countStatements(() => lab.import(many(rows), { tenant }));
    const few = await count(100, 'few');
    await expect(count(600, 'more')).resolves.toBe(few);
  });
});
