/** @jest-environment node */
import { mockServices } from '@backstage/backend-test-utils';
import {
  outboxOf,
  testScope,
  type TestDatabase,
} from '@wardroom/platform-test-utils';
import type { AssetsStore } from '../AssetsStore';
import { kevFile } from '../testing/kevFile';
import { openAssetsStore } from '../testing/openAssetsStore';
import { feedSettings } from './feedSettings';
import { IntelligenceService } from './IntelligenceService';

let database: TestDatabase;
let store: AssetsStore;
let service: IntelligenceService;
const settingsOf = (intelligence: object) =>
  feedSettings(mockServices.rootConfig({ data: { assets: { intelligence } } }));
const off = { kev: { enabled: false }, epss: { enabled: false } };
const superAdmin = testScope({ ref: 'user:provider/root', tenants: '*' });
const fileOf = (text: string) => ({
  async *pieces() {
    yield Buffer.from(text);
  },
});

beforeAll(async () => {
  ({ database, store } = await openAssetsStore());
  service = new IntelligenceService(store, settingsOf(off));
});
afterAll(() => database.drop());

it('says that nothing is known where no list was ever read', async () => {
  const { feeds } = await service.get();
  expect(feeds.map(({ warning }) => warning)).toEqual([
    expect.stringContaining('KEV is not fetched'),
    expect.stringContaining('EPSS is not fetched'),
  ]);
});

it('takes a file of somebody, on record, and nothing that is none', async () => {
  const good = fileOf(kevFile([{ cve: 'CVE-2026-1000' }]));
  const { feeds } = await service.load(superAdmin, { feed: 'kev' }, good);
  expect(feeds[0]).toMatchObject({ records: 1, isFetched: false });
  expect(feeds[0].warning).toBe(undefined);
  const { records } = await outboxOf(database, 'assets');
  expect(records).toMatchObject([
    {
      ...{ event: 'intelligence.loaded', tenant: 'provider' },
      actor: 'user:provider/root',
    },
  ]);
  const page = fileOf('<html>Sign in to the proxy</html>');
  await expect(
    service.load(superAdmin, { feed: 'epss' }, page),
  ).rejects.toThrow('file: It is a web page and not the list');
  await expect(
    service.load(superAdmin, { feed: 'kev' }, page),
  ).rejects.toMatchObject({ name: 'InputError' });
  expect((await service.get()).feeds[0]).toMatchObject({ records: 1 });
});

describe('the configuration', () => {
  it('fetches both lists from their publishers unless it says otherwise', () => {
    const { kev, epss } = settingsOf({});
    expect([kev.url?.host, kev.everyHours]).toEqual(['www.cisa.gov', 6]);
    expect([epss.url?.host, epss.everyHours]).toEqual([
      'epss.empiricalsecurity.com',
      24,
    ]);
    expect(settingsOf(off).kev.url).toBe(undefined);
  });

  it.each([
    [{ kev: { url: 'http://mirror.example.com/kev.json' } }, /kev\.url/],
    [{ epss: { url: 'file:///etc/passwd' } }, /epss\.url/],
    [{ epss: { url: 'no address' } }, /epss\.url/],
    [{ kev: { everyHours: 0 } }, /kev\.everyHours/],
  ])('is refused as %j', (intelligence, message) => {
    expect(() => settingsOf(intelligence)).toThrow(message);
  });
});
