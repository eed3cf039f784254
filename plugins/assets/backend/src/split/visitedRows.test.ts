/** @jest-environment node */
import { aScan } from '../testing/aScan';
import { PlanWatch } from '../testing/PlanWatch';
import { SplitLab } from '../testing/SplitLab';

const RULES = 300;
/** Every place is found, sorted and counted, and both halves have one. */
const MOST_FOR_A_PLACE = 3;

describe('the rows that the database visits for an asset with many findings', () => {
  const watch = new PlanWatch();
  const [one, two] = SplitLab.machines;
  let lab: SplitLab;

  beforeAll(async () => {
    lab = await SplitLab.open(PlanWatch.prepare);
    await watch.listen(lab.scans.store);
  });

  afterAll(() => lab.drop());

  it(`are at most ${MOST_FOR_A_PLACE} for each of its places, in any step, when it is split and joined again`, async () => {
    const rules = Array.from({ length: RULES }, (_, rule) => [
      ...[one, two].map(host => aScan.finding(host, `of-both-${rule}`)),
      aScan.finding(two, `of-two-${rule}`, { port: 22 }),
    ]);
    const scan = [aScan.of(one), aScan.of(two), ...rules.flat()];
    const asset = await lab.scanned('acme', scan);
    const few = 3 * RULES * MOST_FOR_A_PLACE;
    const isFew = () => {
      const most = watch.most();
      expect(most.rows).toBeGreaterThanOrEqual(RULES);
      expect(most.rows > few ? most : few).toBe(few);
    };
    watch.most();
    await lab.split(asset);
    isFew();
    await lab.join('acme');
    isFew();
  });
});
