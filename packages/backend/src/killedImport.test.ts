/** @jest-environment node */
import pg from 'pg';
import { until } from '@wardroom/platform-test-utils';
import { ServedLab } from './testing/ServedLab';
import { TokenClient } from './testing/TokenClient';

const FINDINGS = 300;

/** An image with weaknesses; blanks at its end make another file of the same report. */
const report = (blanks = '') =>
  JSON.stringify({
    matches: Array.from({ length: FINDINGS }, (_, at) => ({
      vulnerability: { id: `CVE-2026-${1000 + at}`, severity: 'High' },
      artifact: { name: `lib-${at % 40}`, version: '1.1', type: 'deb' },
    })),
    source: { type: 'image', target: { userInput: 'shop:1.4' } },
    descriptor: { name: 'grype', version: '0.80.0' },
  }) + blanks;

describe('a portal that is killed while it imports a report', () => {
  let served: ServedLab;
  let database: pg.Client;
  let scan: { id: string };

  const analyst = () => {
    const { url, tokens } = served.life;
    return new TokenClient(url, { token: tokens.analyst });
  };
  const imports = (tenant: string) => `/assets/tenants/${tenant}/scan-imports`;

  async function upload(tenant: string, body: string): Promise<{ id: string }> {
    const { url, tokens } = served.life;
    const at = `${url}/api${imports(tenant)}?name=report.json&scannedAt=2026-06-01T10:00:00Z`;
    const answer = await fetch(at, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens.analyst}`,
        'content-type': 'application/octet-stream',
      },
      body,
    });
    expect(answer.status).toBe(202);
    return answer.json();
  }

  async function ended(tenant: string, { id }: { id: string }) {
    const look = async () =>
      (await analyst().must('GET', `${imports(tenant)}/${id}`)).body;
    await until(async () => (await look()).state === 'done', 60);
    return look();
  }

  /** What a customer has, without what was given to it by chance. */
  async function knowledge(tenant: string) {
    const { rows } = await database.query(
      `select asset.name, finding.key, finding.title, finding.state, finding.first_seen_at, finding.last_seen_at,
         (select count(*) from assets.finding_steps s where s.tenant_id = $1 and s.finding_id = finding.id) as steps,
         (select array_agg(o.key order by o.key) from assets.finding_occurrences o
          where o.tenant_id = $1 and o.finding_id = finding.id) as places
       from assets.findings as finding
       join assets.assets as asset on asset.tenant_id = $1 and asset.id = finding.asset_id
       where finding.tenant_id = $1 order by asset.name, finding.key`,
      [tenant],
    );
    return rows;
  }

  /** Kills the portal when it waits for us in the midst of writing to this table, and starts another. */
  async function killAt(table: string, begin = async () => {}) {
    await database.query('begin');
    await database.query(`lock table assets.${table} in share mode`);
    await begin();
    await until(async () => {
      const { rowCount } = await database.query(
        `select from pg_locks where not granted and relation = 'assets.${table}'::regclass`,
      );
      return rowCount === 1;
    }, 60);
    await served.kill();
    await database.query('rollback');
    // As if the minute had passed after which the work of a dead portal is anybody's.
    await database.query(
      `update assets.jobs set run_at = now() where name = 'import scan' and state = 'running'`,
    );
    await served.startAgain();
  }

  beforeAll(async () => {
    served = await ServedLab.start();
    const { WARDROOM_DATABASE_OWNER_URL: url } = served.life.environment;
    database = new pg.Client(url);
    await database.connect();
    await database.query(`set app.tenants = '*'`);
  }, 120_000);

  afterAll(async () => {
    await database?.end();
    await served?.stop();
  }, 60_000);

  it('has half a report neither as findings nor lost, whether it read or wrote', async () => {
    await killAt('scan_records', async () => {
      scan = await upload('acme', report());
    });
    await killAt('finding_steps');
    const { counts } = await ended('acme', scan);
    expect(counts).toMatchObject({ created: FINDINGS, closed: 0 });
  }, 180_000);

  it('comes to the same as one that nobody disturbs, then and with the next report', async () => {
    await ended('globex', await upload('globex', report()));
    const undisturbed = await knowledge('globex');
    expect(undisturbed).toHaveLength(FINDINGS);
    await expect(knowledge('acme')).resolves.toEqual(undisturbed);
    const { counts } = await ended('acme', await upload('acme', report('\n')));
    expect(counts).toMatchObject({ created: 0, unchanged: FINDINGS });
    await expect(knowledge('acme')).resolves.toEqual(undisturbed);
  }, 60_000);
});
