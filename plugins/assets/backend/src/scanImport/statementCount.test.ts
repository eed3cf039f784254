/** @jest-environment node */
import type { ReadRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const MOST_FOR_A_THOUSAND = 12;
/** A file of so many findings is looked at; larger ones take fewer statements for each thousand. */
const THOUSANDS = 8;

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
    const count = (records: ReadRecord[], tenant: string) =>
      lab.countStatements(() => lab.import(records, { tenant }));
    await lab.import(many(1), { tenant: 'warm' });
    // One batch and two batches of rows: what is done once, and for each batch.
    const once = await count(many(100), 'few');
    const twice = await count(many(1200), 'more');
    const again = await count(many(1200), 'more');
    const hosts = many(1200).filter(({ kind }) => kind === 'asset');
    const gone = await count(hosts, 'more');
    expect(Math.max(again, gone)).toBeLessThanOrEqual(twice);
    expect(twice).toBeGreaterThan(once);
    const most = once + THOUSANDS * (twice - once);
    expect(most / THOUSANDS).toBeLessThanOrEqual(MOST_FOR_A_THOUSAND);
  });
});
