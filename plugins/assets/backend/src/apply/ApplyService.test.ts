import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { NotFoundError } from '@backstage/errors';
import { systemScope } from '@wardroom/platform-node';
import { Scanners } from '../scanner/Scanners';
import { FakeScanner } from '../testing/FakeScanner';
import { openAssetsStore } from '../testing/openAssetsStore';
import { AssetService } from '../asset/AssetService';
import { ApplyService } from './ApplyService';

const files = `
apiVersion: wardroom.dev/v1alpha1
kind: Customer
metadata: { name: acme, namespace: acme }
spec: {}
---
apiVersion: wardroom.dev/v1alpha1
kind: Asset
metadata:
  namespace: acme
  name: web-01
  title: Shop
  description: Two machines behind one address
  tags: [dmz, linux]
spec:
  type: server
  customer: acme
  criticality: high
  owner: Web team
  addresses: [192.0.2.10, web-01.acme.example]
---
apiVersion: wardroom.dev/v1alpha1
kind: Asset
metadata: { namespace: globex, name: fw-01 }
spec: { type: firewall, criticality: critical }
`;

describe('ApplyService', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let service: ApplyService;
  const fleet = systemScope('assets', '*');
  const acme = testScope({ ref: 'user:acme/ada', tenants: ['acme'] });

  beforeEach(async () => {
    world = await openAssetsStore();
    const tenants = {
      tenants: {
        get: async ({ tenant }: { tenant: string }) => {
          const state = { acme: 'active', globex: 'active', old: 'closed' };
          if (!(tenant in state)) throw new NotFoundError('no');
          return { state: state[tenant as keyof typeof state] };
        },
      },
    };
    const scanners = new Scanners();
    scanners.addScanner(new FakeScanner());
    service = new ApplyService({
      store: world.store,
      tenants: tenants as never,
      scanners,
    });
  });
  afterEach(() => world.database.drop());

  const all = () => world.store.read(fleet, r => r.assets.list({}));

  it('creates what files describe, leaves other kinds alone, and changes nothing the second time', async () => {
    const first = await service.apply(fleet, { files, dryRun: false });
    expect(first).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    const second = await service.apply(fleet, { files, dryRun: false });
    expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    const { records, events } = await outboxOf(world.database, 'assets');
    expect(records.map(r => `${r.tenant}: ${r.sentence}`)).toEqual([
      'acme: plugin:assets applied asset files: 1 new, 0 changed',
      'globex: plugin:assets applied asset files: 1 new, 0 changed',
      'acme: plugin:assets applied asset files: 0 new, 0 changed',
      'globex: plugin:assets applied asset files: 0 new, 0 changed',
    ]);
    expect(events).toHaveLength(2);
  });

  it('goes from customer to customer in the same order, however files are sorted', async () => {
    const backwards = files.split('---').reverse().join('---');
    await service.apply(fleet, { files: backwards, dryRun: false });
    const { records } = await outboxOf(world.database, 'assets');
    expect(records.map(({ tenant }) => tenant)).toEqual(['acme', 'globex']);
  });

  it('shows the difference in a dry run and changes nothing', async () => {
    await service.apply(fleet, { files, dryRun: false });
    const changed = files.replace('criticality: high', 'criticality: low');
    const plan = await service.apply(fleet, { files: changed, dryRun: true });
    expect(plan.changes[0]).toEqual({
      entity: 'asset:acme/web-01',
      action: 'update',
      fields: [{ field: 'criticality', before: 'high', after: 'low' }],
    });
    const { items } = await all();
    expect(items.map(a => a.criticality)).toEqual(['critical', 'high']);
  });

  it('takes a retired asset back into use when a file names it', async () => {
    await service.apply(fleet, { files, dryRun: false });
    const assets = new AssetService(world.store);
    const web = await assets.get(acme, { id: 'web-01' });
    await assets.retire(acme, web);
    const plan = await service.apply(fleet, { files, dryRun: false });
    expect(plan.updated).toBe(1);
    const back = await assets.get(acme, { id: 'web-01' });
    expect(back.state).toBe('active');
  });

  it('exports files that apply takes without a change', async () => {
    await service.apply(fleet, { files, dryRun: false });
    const { body } = await service.export(acme);
    expect(body).toContain('title: Shop');
    expect(body).not.toContain('globex');
    const plan = await service.apply(fleet, {
      files: body as string,
      dryRun: true,
    });
    expect(plan).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it.each([
    ['an unknown customer', files.replaceAll('globex', 'nobody'), /"nobody"/],
    ['a closed customer', files.replaceAll('globex', 'old'), /"old"/],
    [
      'an unknown field',
      files.replace('owner:', 'ownr:'),
      /^files: document 2 \(asset web-01\), spec: .*ownr/,
    ],
    [
      'a wrong address',
      files.replace('192.0.2.10', 'nonsense'),
      /spec.addresses.0: must be an IP address/,
    ],
    [
      'a customer other than the namespace',
      files.replace('customer: acme', 'customer: globex'),
      /must be the namespace/,
    ],
    ['an asset described twice', `${files}---${files}`, /described twice/],
    ['what is not YAML', 'a: [', /^files: /],
    [
      'aliases that grow',
      'a: &a [x, x]\nb: &b [*a, *a]\nkind: Asset\n',
      /^files: /,
    ],
  ])('refuses %s as a whole', async (_, wrong, message) => {
    await expect(
      service.apply(fleet, { files: wrong, dryRun: false }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expect((await all()).items).toEqual([]);
  });
});
