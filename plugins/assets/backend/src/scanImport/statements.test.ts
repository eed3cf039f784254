/** @jest-environment node */
import type { ReadRecord, StatementRecord } from '@wardroom/assets-formats';
import { aScan } from '../testing/aScan';
import { ScanLab } from '../testing/ScanLab';

const image = {
  name: 'shop:1',
  identifiers: [{ kind: 'image' as const, value: 'acme/shop' }],
};
const weak = (name: string, path?: string): ReadRecord =>
  aScan.finding(image, 'CVE-2026-0007', {
    vulnerabilityIds: ['CVE-2026-0007'],
    occurrence: {
      ...{ kind: 'package', name, version: '1.2.3', path },
      purl: `pkg:npm/${name}@1.2.3?arch=any`,
    },
  });
const stated = (
  status: StatementRecord['status'],
  fields: Partial<StatementRecord> = {},
): ReadRecord => ({
  kind: 'statement',
  vulnerabilityIds: ['CVE-2026-0007'],
  products: [{ id: 'pkg:npm/lib@1.2.3' }],
  status,
  ...fields,
});

describe('statements of manufacturers', () => {
  let lab: ScanLab;

  beforeAll(async () => {
    lab = await ScanLab.open();
  });

  afterAll(() => lab.drop());

  const vex = { source: 'openvex' };
  const findings = (tenant: string) =>
    lab.rows('findings').where({ tenant_id: tenant }).orderBy('first_seen_at');

  it('are shown on what they are about, and decide nothing', async () => {
    const tenant = 'shown';
    await lab.import([weak('lib'), weak('other')], { tenant });
    await lab.import([weak('lib')], { tenant: 'globex' });
    const was = await lab.tables(tenant);
    const { id, counts } = await lab.import(
      [stated('not-affected', { justification: 'code_not_reachable' })],
      { tenant, ...vex },
    );
    expect(counts).toMatchObject({ updated: 1, closed: 0, created: 0 });
    const tagged = await findings(tenant).whereNot({ tags: [] });
    expect(tagged).toMatchObject([
      { state: 'open', tags: ['vex:not-affected'], version: 2 },
    ]);
    await expect(
      lab.rows('finding_steps').where({ action: 'note' }),
    ).resolves.toMatchObject([
      {
        finding_id: tagged[0].id,
        note: 'code_not_reachable',
        changes: { tags: [[], ['vex:not-affected']] },
      },
    ]);
    await expect(findings('globex')).resolves.toMatchObject([{ tags: [] }]);
    const again = await lab.import([weak('lib'), weak('other')], { tenant });
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 2 });
    await lab.undo(again.id, tenant);
    await lab.undo(id, tenant);
    await expect(lab.tables(tenant)).resolves.toEqual(was);
  });

  it('need to be about all places of a finding, and the newest one holds', async () => {
    const tenant = 'places';
    await lab.import([weak('lib', '/a'), weak('lib', '/b')], { tenant });
    await lab.import(
      [
        stated('not-affected', { statedAt: '2026-02-01T00:00Z' }),
        stated('under-investigation', { statedAt: '2026-01-01T00:00Z' }),
      ],
      { tenant, ...vex },
    );
    await expect(findings(tenant)).resolves.toMatchObject([
      { tags: ['vex:not-affected'] },
    ]);
  });

  const lib = ['pkg:npm/lib@1.2.3'];
  it.each([
    [
      'in an image',
      { id: 'pkg:oci/shop', assets: ['acme/shop'], parts: lib },
      1,
    ],
    ['by its name', { id: 'shop', assets: ['acme/shop'], parts: ['lib'] }, 1],
    ['in other images', { id: 'pkg:oci/x', assets: ['acme/x'], parts: lib }, 0],
    ['beside others', { id: 'shop', assets: ['acme/shop'], parts: ['x'] }, 0],
    // The package is a part of itself nowhere.
    ['in itself', { id: 'pkg:npm/lib@1.2.3', parts: ['pkg:npm/x@1'] }, 0],
  ])(
    'close what is fixed in a part of a product: %s',
    async (name, product, closed) => {
      const tenant = `part-${name.replaceAll(' ', '-')}`;
      const fixed = [stated('fixed', { products: [product] })];
      await lab.import([weak('lib')], { tenant });
      const { counts } = await lab.import(fixed, { tenant, ...vex });
      expect(counts.closed).toBe(closed);
    },
  );

  it('of parts hold on the asset that somebody names', async () => {
    const tenant = 'named';
    await lab.import([weak('lib')], { tenant });
    const [{ asset_id: asset }] = await findings(tenant);
    const products = [{ id: 'urn:cdx:1/1', parts: lib }];
    const { counts } = await lab.import([stated('fixed', { products })], {
      ...{ tenant, asset, ...vex },
    });
    expect(counts.closed).toBe(1);
  });

  it.each([
    ['the same package', { id: 'pkg:npm/lib@1.2.3' }, 1],
    ['the package in all versions', { id: 'pkg:npm/lib' }, 1],
    ['its name and version', { id: 'lib', name: 'lib', version: '1.2.3' }, 1],
    ['another version', { id: 'pkg:npm/lib@1.2.4' }, 0],
    ['another package', { id: 'pkg:npm/library@1.2.3' }, 0],
  ])('close what is fixed in %s', async (name, product, closed) => {
    const tenant = name.replaceAll(' ', '-');
    await lab.import([weak('lib')], { tenant });
    const { counts } = await lab.import(
      [stated('fixed', { products: [product] })],
      { tenant, ...vex },
    );
    expect(counts.closed).toBe(closed);
  });
});
