/** @jest-environment node */
import type { ReadRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { PlanWatch } from '../testing/PlanWatch';
import { ScanLab } from '../testing/ScanLab';

const HOSTS = 60;
const RULES = 20;
/** A record is joined with its asset, its finding and its place, and some of them are sorted or counted in between. */
const MOST_FOR_A_RECORD = 3;

/** Every host has the same weaknesses at the same port, as in a network where all is set up alike. */
function alike(rules: number, network?: string): ReadRecord[] {
  const hosts = Array.from({ length: HOSTS }, (_, host) =>
    aScan.host(`host-${host}.acme.example`, network && `${network}.${host}`),
  );
  return [
    ...hosts.map(host => aScan.of(host)),
    ...hosts.flatMap(host =>
      Array.from({ length: rules }, (_, rule) =>
        aScan.finding(host, `rule-${rule}`, { port: 443 }),
      ),
    ),
  ];
}

describe('the rows that an import has the database visit', () => {
  const watch = new PlanWatch();
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open(PlanWatch.prepare);
    await watch.listen(lab.store);
  });

  afterAll(() => lab.drop());

  it(`are at most ${MOST_FOR_A_RECORD} for each that the file has, in any step, though the planner knows nothing of them`, async () => {
    const records = alike(RULES);
    const few = records.length * MOST_FOR_A_RECORD;
    const isFew = () => {
      const most = watch.most();
      expect(most.rows).toBeGreaterThanOrEqual(HOSTS);
      expect(most.rows > few ? most : few).toBe(few);
    };
    // So that tables are not empty, which the planner would ask them for.
    await lab.import(alike(2), { source: 'other' });
    watch.most();
    await lab.import(records);
    isFew();
    const again = await lab.import(records);
    isFew();
    await lab.undo(again.id);
    isFew();
    // Called otherwise than before, so that it is noted which places were seen under which names.
    await lab.import(alike(RULES, '192.0.2'));
    isFew();
    await lab.import(alike(1));
    isFew();
  });
});
