/** @jest-environment node */
import type { ReadRecord, ScannedAsset } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { dice } from '../testing/dice';
import { SplitLab } from '../testing/SplitLab';

/** Five machines with one name and addresses of their own, and weaknesses of any of them at any place. */
function generated(seed: number): ReadRecord[] {
  const roll = dice(seed);
  const machines = Array.from({ length: 5 }, (_, number): ScannedAsset => ({
    name: 'web01',
    identifiers: [
      { kind: 'hostname', value: 'web01' },
      { kind: 'ip', value: `192.0.2.${number + 1}` },
    ],
  }));
  const findings = Array.from({ length: 60 }, () =>
    aScan.finding(machines[roll(5)], `rule-${roll(12)}`, {
      port: [undefined, 22, 443][roll(3)],
    }),
  );
  return [...machines.map(machine => aScan.of(machine)), ...findings];
}

describe('what is split and joined again', () => {
  let lab: SplitLab;

  beforeAll(async () => {
    lab = await SplitLab.open();
  });

  afterAll(() => lab.drop());

  /** All there is of a customer, but for the asset that came and went. */
  async function known(tenant: string) {
    const tables = await lab.scans.tables(tenant);
    const risks = await lab.scans
      .rows('risk_acceptances')
      .where({ tenant_id: tenant });
    return {
      ...tables,
      findings: tables.findings,
      assets: tables.assets
        .filter(({ name }) => name === 'web01')
        // It is found by its addresses as well, and lists all of them from then on.
        .map(({ addresses, search, ...asset }) => asset),
      risks: risks.map(({ finding_ids }) => [...finding_ids].sort()),
    };
  }

  it.each([1, 2, 3, 4, 5, 6])('is what it was before: scan %i', async seed => {
    const tenant = `scan-${seed}`;
    const roll = dice(seed);
    await lab.scans.import(generated(seed), { tenant });
    const asset = await lab.scanned(tenant, generated(seed + 100));
    const found: { id: string }[] = await lab.scans
      .rows('findings')
      .where({ tenant_id: tenant })
      .orderBy('id')
      .select('id');
    await lab.scans.store.transact(lab.scope(tenant), tx =>
      tx.riskAcceptances.create({
        ...{ tenant, reason: 'Old', until: '2027-01-01T00:00Z' },
        findingIds: found.filter(() => roll(2) === 1).map(({ id }) => id),
        requestedBy: 'user:acme/ada',
      }),
    );
    const was = await known(tenant);
    const { id, version } = asset;
    const values = [1, 2, 3, 4, 5]
      .filter(() => roll(2) === 1)
      .map(number => `192.0.2.${number}`);
    const findings = found.filter(() => roll(8) === 0).map(one => one.id);
    await lab.splits.split(lab.scope(tenant), {
      ...{ id, version, findings, name: 'web02' },
      identifiers: await lab.identifiersOf(asset, '192.0.2.1', ...values),
    });
    const { findings: after } = await known(tenant);
    expect(after).not.toEqual(was.findings);
    await lab.join(tenant);
    await expect(known(tenant)).resolves.toEqual(was);
  });
});
