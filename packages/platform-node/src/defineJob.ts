import type { LifecycleService } from '@backstage/backend-plugin-api';
import { Loop } from './Loop';
import { systemScope, type TenantScope } from './TenantScope';
import type { TenantStore } from './TenantStore';
import type { TransactionKnex } from './readTransaction';

const MAX_ATTEMPTS = 5;

export type Job = {
  name: string;
  /** For work over all tenants at a pace, in ms; jobs without it run when queued. */
  everyMs?: number;
  /**
   * Does the work in the tenant that queued it, or in all tenants for periodic work. It may run twice and must not
   * mind. `report` tells progress in percent.
   */
  run(
    scope: TenantScope,
    payload: Record<string, unknown>,
    report: (percent: number) => Promise<void>,
  ): Promise<void>;
};

/** Declares a job. */
export function defineJob(job: Job): Job {
  return job;
}

/** Runs a context's jobs: queued ones once each over all replicas, with retries; periodic ones at their pace. */
export function startJobs(
  store: TenantStore,
  jobs: Job[],
  lifecycle: LifecycleService,
): void {
  const queued = new Map(jobs.filter(j => !j.everyMs).map(j => [j.name, j]));
  const loops = jobs.filter(j => j.everyMs).map(job => periodic(store, job));
  if (queued.size > 0) loops.push(queue(store, queued));
  for (const loop of loops) {
    lifecycle.addShutdownHook(() => loop.stop());
    loop.start();
  }
}

function periodic(store: TenantStore, job: Job): Loop {
  const scope = systemScope(store.context, '*');
  return new Loop({
    name: `${store.context} ${job.name}`,
    logger: store.logger,
    idleMs: job.everyMs as number,
    async turn() {
      await job.run(scope, {}, async () => {});
      return false;
    },
  });
}

type JobRow = {
  tenant_id: string;
  id: string;
  name: string;
  attempts: number;
  payload: Record<string, unknown>;
};

function queue(store: TenantStore, jobs: Map<string, Job>): Loop {
  const all = systemScope(store.context, '*');
  const loop = new Loop({
    name: `${store.context} jobs`,
    logger: store.logger,
    idleMs: 2000,
    async turn() {
      const row = await store.raw(all, knex => take(knex, [...jobs.keys()]));
      if (!row) return false;
      await work(store, jobs.get(row.name) as Job, row);
      return true;
    },
  });
  store.onCommit(() => loop.wake());
  return loop;
}

/** Takes the next due job for ten minutes; a job whose worker died is due again after that. */
async function take(knex: TransactionKnex, names: string[]) {
  const { rows } = await knex.raw<{ rows: JobRow[] }>(
    `update jobs set state = 'running', attempts = attempts + 1, run_at = now() + interval '10 minutes'
     where (tenant_id, id) in (
       select tenant_id, id from jobs where state in ('queued', 'running') and run_at <= now() and name = any (?)
       order by run_at limit 1 for update skip locked)
     returning tenant_id, id, name, attempts, payload`,
    [names],
  );
  return rows[0];
}

async function work(store: TenantStore, job: Job, row: JobRow) {
  const scope = systemScope(store.context, [row.tenant_id]);
  const change = (changes: Record<string, unknown>) =>
    store.raw(scope, knex =>
      knex('jobs')
        .where({ tenant_id: row.tenant_id, id: row.id })
        .update(changes),
    );
  try {
    await job.run(scope, row.payload, async progress => {
      await change({ progress });
    });
    await change({ state: 'done', progress: 100, error: null });
  } catch (error) {
    const dead = row.attempts >= MAX_ATTEMPTS;
    store.logger.warn(`job ${job.name} ${row.id} failed`, error as Error);
    await change({
      state: dead ? 'dead' : 'queued',
      error: (error as Error).message.slice(0, 500),
      run_at: new Date(Date.now() + 1000 * 2 ** row.attempts),
    });
  }
}
