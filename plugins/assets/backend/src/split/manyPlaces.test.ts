/** @jest-environment node */
import { SplitLab } from '../testing/SplitLab';

describe('an asset with many places', () => {
  let lab: SplitLab;

  beforeAll(async () => {
    lab = await SplitLab.open();
  });

  afterAll(() => lab.drop());

  it('is split and joined with as many statements for 10,000 places as for ten', async () => {
    const count = async (tenant: string, places: number) => {
      const asset = await lab.scanned(tenant);
      await lab.scans.raw(
        `insert into finding_occurrences
           (tenant_id, id, finding_id, key, kind, place, content, first_seen_at, last_seen_at, last_import_id, seen_as)
         select
           tenant_id, id || number, finding_id, key || number, kind, place, content, first_seen_at, last_seen_at,
           last_import_id, seen_as
         from finding_occurrences cross join generate_series(1, ${places / 5}) as number
         where tenant_id = '${tenant}'`,
      );
      const split = await lab.scans.countStatements(() => lab.split(asset));
      const joined = await lab.scans.countStatements(() => lab.join(tenant));
      return { split, joined };
    };
    const few = await count('few', 10);
    await expect(count('many', 10_000)).resolves.toEqual(few);
  });
});
