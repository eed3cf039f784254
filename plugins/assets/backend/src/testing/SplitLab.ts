import { testScope } from '@wardroom/platform-test-utils';
import type { ReadRecord, ScannedAsset } from '@wardroom/assets-formats';
import type { Asset } from '@wardroom/assets-common';
import { MergeService } from '../merge/MergeService';
import { SplitService } from '../split/SplitService';
import { aScan } from './aScan';
import { ScanLab } from './ScanLab';

/** Machines that scans take for one, since all are called `web01`. */
const machine = (ip: string): ScannedAsset => ({
  name: 'web01',
  identifiers: [
    { kind: 'hostname', value: 'web01' },
    { kind: 'ip', value: ip },
  ],
});
const one = machine('192.0.2.1');
const two = machine('192.0.2.2');

/** A lab in which two machines were taken for one asset. */
export class SplitLab {
  readonly splits: SplitService;
  readonly merges: MergeService;

  private constructor(readonly scans: ScanLab) {
    this.splits = new SplitService(scans.store);
    this.merges = new MergeService(scans.store);
  }

  static async open(
    prepare?: Parameters<typeof ScanLab.open>[0],
  ): Promise<SplitLab> {
    return new SplitLab(await ScanLab.open(prepare));
  }

  static readonly machines = [one, two];

  /** A scan of both: a weakness of each, one of both at the same place, and one of both at places of their own. */
  static readonly scan: ReadRecord[] = [
    aScan.of(one),
    aScan.of(two),
    aScan.finding(one, 'of-one', { port: 22 }),
    aScan.finding(two, 'of-two', { port: 22 }),
    aScan.finding(one, 'same', { port: 443 }),
    aScan.finding(two, 'same', { port: 443 }),
    aScan.finding(one, 'apart', { port: 80 }),
    aScan.finding(two, 'apart', { port: 8080 }),
  ];

  scope(tenant: string) {
    return testScope({ ref: 'user:provider/tess', tenants: [tenant] });
  }

  /** The asset after a scan of both machines. */
  async scanned(tenant: string, scan = SplitLab.scan): Promise<Asset> {
    await this.scans.import(scan, { tenant });
    return this.asset(tenant, 'web01');
  }

  async asset(tenant: string, name: string): Promise<Asset> {
    const stored = await this.scans.store.read(this.scope(tenant), r =>
      r.assets.get(tenant, name),
    );
    return { ...stored, allowedActions: [] };
  }

  async identifiersOf(
    { tenant, id }: Asset,
    ...values: string[]
  ): Promise<string[]> {
    return this.scans
      .rows('asset_identifiers')
      .where({ tenant_id: tenant, asset_id: id })
      .whereIn('value', values)
      .orderBy('value')
      .pluck('id');
  }

  /** Splits off what has the second address. */
  async split(
    asset: Asset,
    options: { findings?: string[]; into?: Asset; name?: string } = {},
  ): Promise<Asset> {
    const { tenant, id, version } = asset;
    const { findings = [], into, name = 'web02' } = options;
    return this.splits.split(this.scope(tenant), {
      ...{ id, version, findings, name, into },
      identifiers: await this.identifiersOf(asset, '192.0.2.2'),
    });
  }

  /** Joins the second with the first, by their names. */
  async join(tenant: string, name = 'web02', into = 'web01'): Promise<Asset> {
    return this.merges.merge(this.scope(tenant), {
      ...(await this.asset(tenant, name)),
      into: await this.asset(tenant, into),
    });
  }

  /** Rules of findings by the names of their assets, each with its places that are not gone. */
  async findings(tenant: string): Promise<Record<string, string[]>> {
    const rows: { name: string; rule: string; places: string }[] =
      await this.scans
        .rows('findings as finding')
        .join('assets as asset', 'asset.id', 'finding.asset_id')
        .leftJoin('finding_occurrences as place', join =>
          join.on('place.finding_id', 'finding.id').andOnNull('place.gone_at'),
        )
        .where({ 'finding.tenant_id': tenant })
        .groupBy('asset.name', 'finding.id', 'finding.rule')
        .orderBy(['asset.name', 'finding.rule'])
        .select('asset.name', 'finding.rule')
        .select(
          this.scans.database
            .superuser('assets')
            .raw(`string_agg(place.place, ' ' order by place.place) as places`),
        );
    const found: Record<string, string[]> = {};
    for (const { name, rule, places } of rows)
      found[name] = [...(found[name] ?? []), `${rule} ${places}`];
    return found;
  }

  async drop(): Promise<void> {
    await this.scans.drop();
  }
}
