/** @jest-environment node */
import pg from 'pg';
import { newId } from '@wardroom/platform-common';
import { until } from '@wardroom/platform-test-utils';
import { ServedLab } from './testing/ServedLab';
import { TokenClient } from './testing/TokenClient';

const runs = '/assets/tenants/globex/scan-runs';

describe('a portal that is killed while it runs a scan', () => {
  let served: ServedLab;
  let database: pg.Client;
  let work: object;

  const admin = () => {
    const { url, tokens } = served.life;
    return new TokenClient(url, { token: tokens.superAdmin });
  };
  const look = async (id: string) =>
    (await admin().must('GET', `${runs}/${id}`)).body;
  const quota = async () =>
    (await admin().must('GET', '/assets/tenants/globex/scan-quota')).body;
  const count = async (what: string) => {
    const { rows } = await database.query(`select count(*)::int as n ${what}`);
    return rows[0].n;
  };

  beforeAll(async () => {
    served = await ServedLab.start();
    const { WARDROOM_DATABASE_OWNER_URL: url } = served.life.environment;
    database = new pg.Client(url);
    await database.connect();
    await database.query(`set app.tenants = '*'`);
    const site = newId('sit');
    await admin().must('POST', '/remote-access/tenants/globex/sites', {
      ...{ id: site, kind: 'direct', name: 'office', nameServers: [] },
      ranges: [{ network: '10.0.0.0/24', ports: '22' }],
    });
    work = {
      ...{ scanner: 'nmap', type: 'full', site },
      targets: { ranges: ['10.0.0.5'] },
    };
  }, 120_000);

  afterAll(async () => {
    await database?.end();
    await served?.stop();
  }, 60_000);

  it('has it failed and counted once, and never begins it anew', async () => {
    // Whoever asks where to scan waits for us: the scan runs, and does not end.
    await database.query('begin');
    await database.query('lock table "remote-access".sites');
    const { body: run } = await admin().must('POST', runs, work);
    await until(() =>
      count(`from assets.scan_runs where begun_at is not null`).then(Boolean),
    );
    await served.kill();
    await database.query('rollback');
    // As if the minute had passed after which the work of a dead portal is anybody's.
    await database.query(
      `update assets.jobs set run_at = now() where name = 'run scan' and state = 'running'`,
    );
    await served.startAgain();
    await until(async () => (await look(run.id)).state === 'failed', 60);
    await expect(look(run.id)).resolves.toMatchObject({
      reason: 'The portal was stopped while the scan ran. Run it again.',
      allowedActions: [],
    });
    await expect(quota()).resolves.toMatchObject({ used: 1, reserved: 0 });
    await expect(count('from assets.scan_imports')).resolves.toBe(0);
    // The job is done a moment after the run that it was about.
    const undone = `from assets.jobs where name = 'run scan' and state <> 'done'`;
    await until(async () => (await count(undone)) === 0);
    const begun = (event: string) =>
      count(`from audit.audit_events where event = 'scanRun.${event}'`);
    await until(async () => (await begun('failed')) > 0, 30);
    await expect(begun('failed')).resolves.toBe(1);
    await expect(begun('started')).resolves.toBe(1);
  }, 180_000);

  it('runs the next one, which counts beside it', async () => {
    const { body: run } = await admin().must('POST', runs, work);
    await until(async () => (await look(run.id)).startedAt !== undefined, 60);
    await expect(quota()).resolves.toMatchObject({ used: 2, reserved: 0 });
  }, 60_000);
});
