import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { SiteKind } from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const plugin = systemScope('remote-access', '*');
const ranges = [{ network: '10.0.0.0/24', ports: '22,443' }];

describe('SiteScanService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let direct: string;

  const create = async (name: string, kind: SiteKind, more: object = {}) => {
    const site = await opened.sites.create(boss, {
      ...{ id: newId('sit'), name, kind, ranges, nameServers: [], ...more },
    });
    return site.id;
  };

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
    direct = await create('headquarters', 'direct');
  }, 60_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const start = (site: string, whose = tenant) =>
    opened.siteScans.start(plugin, {
      ...{ tenant: whose, site, run: 'run_one', type: 'discovery' },
      targets: ['10.0.0.0/24'],
    });

  it('has a gateway scan, gives its report piece by piece, and puts both ends on record', async () => {
    const begun = await start(direct);
    const scan = { tenant, site: direct, ...begun };
    const first = await opened.siteScans.read(plugin, { ...scan, from: 0 });
    expect(first).toEqual({ text: '<nmaprun>', percent: 50 });
    const last = await opened.siteScans.read(plugin, { ...scan, from: 9 });
    expect(last).toMatchObject({ text: '</nmaprun>', end: {} });
    const result = 'its report is whole';
    await opened.siteScans.end(plugin, { ...scan, result });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.slice(-2)).toMatchObject([
      {
        event: 'siteScan.started',
        fields: { name: 'headquarters', targets: '10.0.0.0/24' },
      },
      { event: 'siteScan.ended', fields: { result } },
    ]);
  });

  it("refuses another customer's site, and one that no scan gets through", async () => {
    await expect(start(direct, 'globex')).rejects.toThrow(
      `There is no site ${direct}`,
    );
    const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKey';
    await expect(
      start(await create('branch', 'dial-out', { publicKey })),
    ).rejects.toThrow(
      /^site: branch is reached by the connection that the customer opens.*: scan from a machine in that network and upload its report/,
    );
  });

  it('names the open ways that a scan gets through', async () => {
    const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOther';
    await create('abroad', 'dial-out', { publicKey });
    const closed = await create('annex', 'direct');
    await opened.sites.disable(boss, { id: closed, version: 1 });
    const both = { tenants: [tenant, 'globex'] };
    const { items } = await opened.siteScans.sites(plugin, both);
    expect(items).toEqual([
      expect.objectContaining({ tenant, id: direct, name: 'headquarters' }),
    ]);
    const others = { tenants: ['globex'] };
    await expect(opened.siteScans.sites(plugin, others)).resolves.toEqual({
      items: [],
    });
  });

  it('ends a scan whose way is closed', async () => {
    const site = await create('closing', 'direct');
    const scan = { tenant, site, ...(await start(site)) };
    await opened.sites.disable(boss, { id: site, version: 1 });
    await expect(
      opened.siteScans.read(plugin, { ...scan, from: 0 }),
    ).rejects.toThrow('site: The way into closing is closed');
    await expect(
      opened.siteScans.end(plugin, { ...scan, result: 'it was closed' }),
    ).resolves.toEqual({ found: false });
  });

  it('scans nothing of a customer who switched access off', async () => {
    const admin = testScope({ ref: 'user:acme/anna', tenants: [tenant] });
    const scan = { tenant, site: direct, ...(await start(direct)) };
    await opened.providerAccess.suspend(admin, { version: 0, reason: 'audit' });
    const words = /access of the provider off: audit. Nothing is scanned/;
    await expect(
      opened.siteScans.read(plugin, { ...scan, from: 0 }),
    ).rejects.toThrow(words);
    await expect(start(direct)).rejects.toThrow(words);
  });
});
