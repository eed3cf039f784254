import { systemScope } from '@wardroom/platform-node';
import type { TestDatabase } from '@wardroom/platform-test-utils';
import { testScope } from '@wardroom/platform-test-utils';
import { openTenants, twoTenants } from '../testing/openTenants';
import type { TenantsStore } from '../TenantsStore';
import { ApplyService } from './ApplyService';

describe('ApplyService', () => {
  const everywhere = systemScope('tenants', '*');
  let store: TenantsStore;
  let database: TestDatabase;
  let files: ApplyService;

  beforeEach(async () => {
    ({ store, database } = await openTenants());
    files = new ApplyService(store);
  });

  afterEach(() => database.drop());

  it('creates what the files name and changes nothing the second time', async () => {
    const first = await files.apply(everywhere, {
      files: twoTenants,
      dryRun: false,
    });
    expect(first).toMatchObject({ created: 6, updated: 0, unchanged: 0 });
    const second = await files.apply(everywhere, {
      files: twoTenants,
      dryRun: false,
    });
    expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
  });

  it('tells in a dry run what would change, field by field, and changes nothing', async () => {
    await files.apply(everywhere, { files: twoTenants, dryRun: false });
    const changed = twoTenants.replace('tier: essential', 'tier: professional');
    const plan = await files.apply(everywhere, {
      files: changed,
      dryRun: true,
    });
    expect(plan.changes.filter(c => c.action === 'update')).toEqual([
      {
        entity: 'customer:globex',
        action: 'update',
        fields: [{ field: 'tier', before: 'essential', after: 'professional' }],
      },
    ]);
    const globex = await store.read(everywhere, r => r.tenants.get('globex'));
    expect(globex.tier).toBe('essential');
  });

  it('exports files that apply without a change', async () => {
    await files.apply(everywhere, { files: twoTenants, dryRun: false });
    const acme = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
    const { body, filename } = await files.export(acme);
    expect(filename).toBe('acme.yaml');
    const again = await files.apply(everywhere, { files: body, dryRun: false });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it('applies all of the files or nothing', async () => {
    const broken = `${twoTenants}---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { namespace: acme, name: eve }
spec: { profile: { displayName: Eve, email: eve@acme.example }, roles: [super-admin] }
`;
    await expect(
      files.apply(everywhere, { files: broken, dryRun: false }),
    ).rejects.toThrow('there is no role "super-admin" at acme');
    const tenants = await store.read(everywhere, r => r.tenants.all());
    expect(tenants.map(t => t.id)).toEqual(['provider']);
  });

  it.each([
    [
      'a misspelled field',
      'spec: { tier: gold',
      'document 2 (Customer globex): spec.tier',
    ],
    [
      'an unknown field',
      'spec: { tier: essential, teir: x',
      'document 2 (Customer globex): spec',
    ],
  ])('names the document and the field of %s', async (_, spec, message) => {
    const broken = twoTenants.replace('spec: { tier: essential', spec);
    await expect(
      files.apply(everywhere, { files: broken, dryRun: true }),
    ).rejects.toThrow(message);
  });

  it('refuses YAML that grows by aliases', async () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;
    await expect(
      files.apply(everywhere, { files: bomb, dryRun: true }),
    ).rejects.toThrow('uses YAML aliases');
  });
});
