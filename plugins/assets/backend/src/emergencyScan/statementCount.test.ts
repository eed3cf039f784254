/** @jest-environment node */
import { testScope } from '@wardroom/platform-test-utils';
import { addFinding } from '../testing/addFinding';
import { anAsset } from '../testing/anAsset';
import { countStatements } from '../testing/countStatements';
import { RunLab } from '../testing/RunLab';

const MANY = 200;
const search = {
  ...{ vulnerabilityIds: ['CVE-2014-0160'], type: 'full' as const },
};

describe('the work that an emergency scan gives the database', () => {
  let lab: RunLab;
  let tenants: string[];
  let one: string;
  let many: string;

  beforeAll(async () => {
    lab = await RunLab.open();
    tenants = Array.from({ length: MANY }, (_, n) => `many-${n}`);
    lab.scanner.needsSite = true;
    lab.scanner.siteNames = ['east', 'west'];
    for (const id of tenants) {
      lab.customers[id] = { ...lab.customers.globex, id, name: id };
      await lab.store.transact(testScope({ ref: 'x', tenants: [id] }), tx =>
        tx.assets.create(
          anAsset({ tenant: id, name: 'web-01', addresses: ['192.0.2.10'] }),
        ),
      );
    }
    one = await start(['globex']);
    many = await start(tenants);
  }, 60_000);

  afterAll(() => lab.drop());

  const scope = () =>
    testScope({ ref: 'user:provider/tess', tenants: [...tenants, 'globex'] });
  const count = (work: () => Promise<unknown>) =>
    countStatements(lab.store, work);
  const preview = (customers: string[]) =>
    count(() => lab.emergencies.preview(scope(), { ...search, customers }));
  const start = async (customers: string[]) => {
    const { id } = await lab.emergencies.start(scope(), {
      ...{ ...search, reason: 'It is being exploited', despite: [] },
      customers: customers.map(tenant => ({ tenant, site: 'sit_east' })),
    });
    return id;
  };
  /** Lets a scan have shown the weakness on what a customer has. */
  const weaken = async (tenant_id: string) => {
    const { id } = await lab
      .rows('assets')
      .where({ tenant_id, name: 'web-01' })
      .first();
    await addFinding(lab.imports.database, {
      ...{ tenant_id, asset_id: id },
      vulnerability_ids: search.vulnerabilityIds,
    });
  };
  const look = (id: string) =>
    count(() => lab.emergencies.get(scope(), { id }));

  it(`is the same for ${MANY} customers as for one, when it is previewed and when its result is looked at`, async () => {
    const forOne = await preview(['globex']);
    const asked = jest.spyOn(lab.scanner, 'sites');
    await expect(preview(tenants)).resolves.toBe(forOne);
    expect(asked).toHaveBeenCalledTimes(1);
    // Their beginning has counted both once.
    const again = await look(one);
    await expect(look(many)).resolves.toBe(again);
    for (const tenant_id of ['globex', ...tenants]) await weaken(tenant_id);
    await expect(look(one)).resolves.toBe(again + 1);
    await expect(look(many)).resolves.toBe(again + 1);
    await expect(look(many)).resolves.toBe(again);
  }, 60_000);

  it('gives the numbers as they are when anything has changed', async () => {
    const [tenant] = tenants;
    const numbers = async () => {
      const { customers } = await lab.emergencies.get(scope(), { id: many });
      const found = customers.find(each => each.tenant === tenant);
      return [found?.assets, found?.exposed];
    };
    await weaken(tenant);
    await expect(numbers()).resolves.toEqual([1, 1]);
    const scoped = testScope({ ref: 'x', tenants: [tenant] });
    const asset = await lab.store.transact(scoped, tx =>
      tx.assets.create(anAsset({ tenant, name: 'web-02' })),
    );
    await expect(numbers()).resolves.toEqual([2, 1]);
    await lab.store.transact(scoped, tx =>
      tx.assets.transition(asset, 'retire'),
    );
    await expect(numbers()).resolves.toEqual([1, 1]);
    await lab
      .rows('findings')
      .where({ tenant_id: tenant })
      .update({ state: 'false_positive', updated_at: new Date() });
    await expect(numbers()).resolves.toEqual([1, 0]);
  });
});
