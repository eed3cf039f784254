/** @jest-environment node */
import { gzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, type TestDatabase } from '@wardroom/platform-test-utils';
import type { Feed, FeedName } from '@wardroom/assets-common';
import type { AssetsStore } from '../AssetsStore';
import { IntelligenceService } from '../intelligence/IntelligenceService';
import { epssFile } from '../testing/epssFile';
import { FeedServer } from '../testing/FeedServer';
import { kevFile } from '../testing/kevFile';
import { openAssetsStore } from '../testing/openAssetsStore';
import { fetchIntelligence } from './fetchIntelligence';

let database: TestDatabase;
let store: AssetsStore;
let server: FeedServer;
let knex: Knex;
const everything = systemScope('assets', '*');

beforeAll(async () => {
  ({ database, store } = await openAssetsStore());
  knex = database.superuser('assets');
  server = await FeedServer.start();
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});
beforeEach(async () => {
  await knex('vulnerabilities').delete();
  await knex('intelligence_feeds').delete();
});

/** Fetches one list, as if it were due. */
async function fetchList(feed: FeedName, timeoutMs?: number): Promise<Feed> {
  const off = { everyHours: 24 };
  const settings = { kev: off, epss: off, [feed]: { ...off, url: server.url } };
  const intelligence = new IntelligenceService(store, settings);
  await knex('intelligence_feeds').update({ tried_at: null });
  await fetchIntelligence({ store, intelligence, settings, timeoutMs }).run(
    everything,
    {},
    async () => {},
  );
  const { feeds } = await intelligence.get();
  return feeds.find(one => one.feed === feed)!;
}

const known = () =>
  knex('vulnerabilities')
    .orderBy('id')
    .select('tenant_id', 'id', 'exploited_since', 'epss', 'version');

describe('KEV', () => {
  it('is stored once for the whole platform, with the day and the word of its publisher', async () => {
    server.gives(
      kevFile([
        { cve: 'CVE-2021-44228', added: '2021-12-10', due: '2021-12-24' },
        { cve: 'CVE-2026-10001', ransomware: true },
      ]),
    );
    const feed = await fetchList('kev');
    expect(feed).toMatchObject({
      ...{ feed: 'kev', isFetched: true, host: server.url.host, records: 2 },
      ...{ release: '2026.11.20', error: undefined, warning: undefined },
      releasedAt: '2026-11-20T17:04:19.979Z',
    });
    expect(await knex('vulnerabilities').orderBy('id')).toMatchObject([
      {
        ...{ tenant_id: 'provider', id: 'CVE-2021-44228' },
        exploited_since: new Date('2021-12-10T00:00Z'),
        exploited_due_at: new Date('2021-12-24T23:59:59Z'),
        ...{ exploited_by_ransomware: false, epss: null },
      },
      { id: 'CVE-2026-10001', exploited_by_ransomware: true },
    ]);
    const { records } = await outboxOf(database, 'assets');
    expect(records).toMatchObject([
      {
        ...{ event: 'intelligence.loaded', tenant: 'provider' },
        sentence: 'plugin:assets loaded KEV 2026.11.20: 2 CVEs, 2 changed',
      },
    ]);
  });

  it('rewrites only what a new release changes, and drops what it leaves out', async () => {
    const cves = Array.from({ length: 40 }, (_, at) => ({
      cve: `CVE-2026-${1000 + at}`,
    }));
    server.gives(kevFile(cves));
    await fetchList('kev');
    const [, ...kept] = cves;
    server.gives(
      kevFile([{ ...kept[0], ransomware: true }, ...kept.slice(1)], {
        released: '2026-11-21',
      }),
    );
    await fetchList('kev');
    const after = await known();
    expect(after).toHaveLength(39);
    expect(after.map(({ version }) => version)).toEqual([
      2,
      ...Array(38).fill(1),
    ]);
  });

  it.each([
    ['a wrong count', kevFile([{ cve: 'CVE-2026-1000' }], { count: 2 })],
    ['nothing in it', kevFile([])],
    ['a CVE that is none', kevFile([{ cve: 'CVE-26-1' }])],
    ['a day that is none', kevFile([{ cve: 'CVE-2026-1000', due: 'soon' }])],
    ['a web page', '<!doctype html><title>Sorry</title>'],
    ['half a file', kevFile([{ cve: 'CVE-2026-1000' }]).slice(0, -20)],
    ['an older release', kevFile([], { released: '2020-01-01' })],
    [
      'a release that is yet to come',
      kevFile([{ cve: 'CVE-2026-1000' }], { released: '2999-01-01' }),
    ],
  ])('keeps what it knew when it is given %s', async (_, body) => {
    server.gives(kevFile([{ cve: 'CVE-2026-1000' }]));
    await fetchList('kev');
    const before = await known();
    server.gives(body);
    const feed = await fetchList('kev');
    expect(feed.error).toEqual(expect.any(String));
    expect(feed.warning).toContain(`KEV was not renewed: ${feed.error}`);
    expect(feed.records).toBe(1);
    expect(await known()).toEqual(before);
  });

  it('refuses a list that has lost more than one CVE in twenty', async () => {
    const cves = Array.from({ length: 100 }, (_, at) => ({
      cve: `CVE-2026-${1000 + at}`,
    }));
    server.gives(kevFile(cves));
    await fetchList('kev');
    server.gives(kevFile(cves.slice(6)));
    expect((await fetchList('kev')).error).toBe(
      'The list has 94 CVEs where 100 were known: more than 5 % are missing',
    );
    expect(await known()).toHaveLength(100);
    server.gives(kevFile(cves.slice(5)));
    expect((await fetchList('kev')).error).toBe(undefined);
    expect(await known()).toHaveLength(95);
  });
});

describe('EPSS', () => {
  const day = { 'CVE-2026-1000': [0.5, 0.9], 'CVE-2026-1001': [0.1, 0.2] };

  it('is unpacked and stored with its model and its day', async () => {
    server.gives(
      gzipSync(
        epssFile({
          'CVE-1999-0001': [0.03351, 0.88255],
          'CVE-2026-1': ['1', 1],
        })
          // Old numbers have four digits.
          .replace('CVE-2026-1,', 'CVE-2026-0001,'),
      ),
    );
    expect(await fetchList('epss')).toMatchObject({
      ...{ release: 'v2026.06.15', records: 2, error: undefined },
      releasedAt: '2026-11-20T12:00:22.000Z',
    });
    expect(await known()).toMatchObject([
      { id: 'CVE-1999-0001', epss: '0.033510', exploited_since: null },
      { id: 'CVE-2026-0001', epss: '1.000000' },
    ]);
  });

  it('takes the scores of a new day in one step, and rewrites only those that changed', async () => {
    const scores = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `CVE-2026-${1000 + at}`,
        [0.001 * at, 0.5] as [number, number],
      ]),
    );
    server.gives(epssFile(scores));
    await fetchList('epss');
    server.gives(kevFile([{ cve: 'CVE-2026-1029' }]));
    await fetchList('kev');
    const { 'CVE-2026-1029': gone, ...kept } = scores;
    server.gives(
      epssFile(
        { ...kept, 'CVE-2026-1000': ['5e-05', 0.5] },
        { date: '2026-11-21' },
      ),
    );
    expect((await fetchList('epss')).error).toBe(undefined);
    const after = await known();
    expect(gone).toBeDefined();
    expect(after).toHaveLength(30);
    expect(after[0]).toMatchObject({ epss: '0.000050', version: 2 });
    expect(after[29]).toMatchObject({ epss: null, version: 3 });
    expect(after[29].exploited_since).not.toBe(null);
    expect(after.filter(row => row.version > 1)).toHaveLength(2);
  });

  it.each([
    ['a score above 1', epssFile({ 'CVE-2026-1000': [1.1, 0.5] })],
    ['a line of something else', epssFile({ 'DROP TABLE': [0.1, 0.5] })],
    ['no scores', epssFile({})],
    ['a line that never ends', '#'.repeat(100_000)],
    ['no model', 'cve,epss,percentile\nCVE-2026-1000,0.1,0.2\n'],
    [
      'a file that ends in a line',
      epssFile({ 'CVE-2026-1000': [0.123, 0.987] }).slice(0, -3),
    ],
    [
      'half a gzip',
      gzipSync(epssFile({ 'CVE-2026-1000': [0.1, 0.5] })).subarray(0, -12),
    ],
    ['a bomb', gzipSync(Buffer.alloc(80 * 1024 * 1024, '\n'))],
    ['a web page', '<html><body>Too many requests</body></html>'],
    [
      'a CVE twice',
      `${epssFile({ 'CVE-2026-1000': [0.1, 0.5] })}CVE-2026-1000,0.2,0.5\n`,
    ],
  ])('keeps what it knew when it is given %s', async (_, body) => {
    server.gives(epssFile(day as never));
    await fetchList('epss');
    const before = await known();
    server.gives(body);
    const feed = await fetchList('epss');
    expect(feed.warning).toContain(`EPSS was not renewed: ${feed.error}`);
    expect(await known()).toEqual(before);
  });

  it('takes 300,000 scores in as few statements as ten', async () => {
    const many = (count: number) =>
      epssFile(
        Object.fromEntries(
          Array.from({ length: count }, (_, at) => [
            `CVE-2020-${10_000 + at}`,
            [(at % 1000) / 1000, 0.5] as [number, number],
          ]),
        ),
      );
    server.gives(gzipSync(many(300_000)));
    expect(await statementsOf(() => fetchList('epss'))).toBeLessThanOrEqual(20);
    expect(await knex('vulnerabilities').count()).toEqual([
      { count: '300000' },
    ]);
  });
});

describe('a publisher that misbehaves', () => {
  it.each<[string, Parameters<FeedServer['answers']>[0], string]>([
    [
      'fails',
      (_, response) => response.writeHead(500).end('<h1>no</h1>'),
      'answered 500: Internal Server Error',
    ],
    [
      'leads to another host',
      (_, response) =>
        response
          .writeHead(302, { location: 'http://169.254.169.254/secret' })
          .end(),
      'leads to 169.254.169.254, which is not followed',
    ],
    [
      'leads to another port',
      (_, response) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'which is not followed',
    ],
    [
      'leads in a circle',
      (_, response) => response.writeHead(302, { location: '/list' }).end(),
      'leads from one address to the next',
    ],
    [
      'says that more comes than does',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{');
        response.destroy();
      },
      'could not be read to the end',
    ],
  ])('that %s changes nothing, and its fault is told', async (...row) => {
    const [, answer, fault] = row;
    server.answers(answer);
    expect((await fetchList('kev')).error).toContain(fault);
    expect(await known()).toEqual([]);
  });

  it('that never stops is stopped at the limit', async () => {
    server.answers((_, response) => {
      response.writeHead(200);
      const piece = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    });
    expect((await fetchList('kev')).error).toContain('larger than 32 MB');
  });

  it('that says nothing is left after a time', async () => {
    server.answers(() => {});
    expect((await fetchList('kev', 200)).error).toContain(
      'took too long to answer',
    );
  });

  it('is followed to another address of its own', async () => {
    server.answers((request, response) =>
      request.url === '/list'
        ? response.writeHead(302, { location: '/list-of-today' }).end()
        : response.end(kevFile([{ cve: 'CVE-2026-1000' }])),
    );
    expect(await fetchList('kev')).toMatchObject({ records: 1 });
  });
});

it('asks a publisher once, however many replicas there are and however often they look', async () => {
  let asked = 0;
  server.answers((_, response) => {
    asked += 1;
    response.end(kevFile([{ cve: 'CVE-2026-1000' }]));
  });
  const off = { everyHours: 24 };
  const settings = { epss: off, kev: { everyHours: 24, url: server.url } };
  const intelligence = new IntelligenceService(store, settings);
  const job = fetchIntelligence({ store, intelligence, settings });
  const turn = () => job.run(everything, {}, async () => {});
  await Promise.all([turn(), turn(), turn()]);
  await turn();
  expect(asked).toBe(1);
});

/** Statements that the application sends while something is done. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const app = await database.service('assets').getClient();
  let count = 0;
  const add = () => {
    count += 1;
  };
  app.client.on('query', add);
  await work();
  app.client.off('query', add);
  return count;
}
