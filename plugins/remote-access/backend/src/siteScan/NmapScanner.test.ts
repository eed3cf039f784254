import { text } from 'node:stream/consumers';
import type { ScanTask } from '@wardroom/assets-node';
import { newId } from '@wardroom/platform-common';
import { systemScope, type PluginClient } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { remoteAccessContract } from '@wardroom/remote-access-common';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { startGateway } from '../testing/startGateway';
import { NmapScanner } from './NmapScanner';

const tenant = 'acme';
const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
const assets = systemScope('remote-access', '*');
const ranges = [{ network: '10.0.0.0/24', ports: '22,443' }];

describe('NmapScanner', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let scanner: NmapScanner;
  let direct: string;
  const start = jest.fn((input: never) =>
    opened.siteScans.start(assets, input),
  );

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
    const { siteScans } = opened;
    const client = {
      sites: (input: never) => siteScans.sites(assets, input),
      start,
      read: (input: never) => siteScans.read(assets, input),
      end: (input: never) => siteScans.end(assets, input),
    };
    scanner = new NmapScanner(
      client as unknown as PluginClient<
        typeof remoteAccessContract
      >['siteScans'],
    );
    const { id } = await opened.sites.create(boss, {
      ...{ id: newId('sit'), name: 'headquarters', kind: 'direct' },
      ...{ ranges, nameServers: [] },
    });
    direct = id;
  }, 60_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const task = (more: Partial<ScanTask> = {}): ScanTask => ({
    ...{ tenant, runId: 'run_one', type: 'discovery', site: direct },
    ...{ targets: ['10.0.0.0/24'], settings: {} },
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  });

  it('gives the whole report of a scan, says how far it is, and puts both ends on record', async () => {
    const percents: number[] = [];
    const onProgress = (percent: number) => percents.push(percent);
    const { file, filename } = await scanner.run(task({ onProgress }));
    expect(filename).toBe('nmap-discovery.xml');
    await expect(text(file)).resolves.toBe('<nmaprun></nmaprun>');
    expect(percents).toEqual([50, 100]);
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.slice(-2)).toMatchObject([
      {
        event: 'siteScan.started',
        fields: { name: 'headquarters', targets: '10.0.0.0/24' },
      },
      { event: 'siteScan.ended', fields: { result: 'its report is whole' } },
    ]);
  });

  it('keeps Nmap to the limits that people set', async () => {
    const settings = { packetsPerSecond: 50, exclude: ['10.0.0.9'] };
    const { file } = await scanner.run(task({ settings }));
    await text(file);
    expect(start).toHaveBeenLastCalledWith(expect.objectContaining(settings));
  });

  it.each(['--script=all', '-iL /etc/passwd', '10.0.0.1 -oN x', 'a\nb'])(
    'takes %j for no target, and says so of the field',
    async hostile => {
      const targets = ['10.0.0.1', hostile];
      await expect(scanner.run(task({ targets }))).rejects.toThrow(
        `targets: ${JSON.stringify(hostile)} must be an address`,
      );
    },
  );

  it('knows what it would find, and where it gets to', async () => {
    expect(scanner.looksFor('CVE-2014-0160')).toBe(true);
    expect(scanner.looksFor('CVE-2021-44228')).toBe(false);
    const addresses = ['10.0.0.7', '10.0.1.7', 'web.acme.example'];
    const reach = (type: ScanTask['type'], of = tenant) => ({
      ...{ tenant: of, type, site: direct, addresses },
    });
    await expect(
      scanner.within([
        reach('full'),
        reach('full', 'globex'),
        reach('critical'),
      ]),
    ).resolves.toEqual([['10.0.0.7'], [], ['10.0.0.7']]);
  });

  it('ends when the run is cancelled', async () => {
    const stop = new AbortController();
    const { signal } = stop;
    const onProgress = () => stop.abort();
    const type = 'retest';
    await expect(
      scanner.run(task({ type, signal, onProgress })),
    ).rejects.toThrow(/abort/);
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'siteScan.ended' },
      fields: { result: 'The scan was cancelled' },
    });
  });

  it('says why there is no report', async () => {
    await expect(scanner.run(task({ tenant: 'globex' }))).rejects.toThrow(
      `There is no site ${direct}`,
    );
    const disable = () =>
      void opened.sites.disable(boss, { id: direct, version: 1 });
    await expect(
      scanner.run(task({ type: 'retest', onProgress: disable })),
    ).rejects.toThrow('The way into headquarters is closed');
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      event: 'siteScan.ended',
      fields: { result: 'site: The way into headquarters is closed' },
    });
  });
});
