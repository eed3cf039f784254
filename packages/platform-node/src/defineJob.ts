import type { LifecycleService } from '@backstage/backend-plugin-api';
import { Loop } from './Loop';
import { systemScope, type TenantScope } from './TenantScope';
import type { TenantStore } from './TenantStore';
import type { TransactionKnex } from './readTransaction';

const MAX_ATTEMPTS = 5;
const LEASE_SECONDS = 600;

export type Job = {
  name: string;
  /** For work over all tenants at a pace, in ms; jobs without it run when queued. */
  everyMs?: number;
  /**
   * Of work that takes long: how many seconds it may go on without a report until it counts as gone and is taken anew. It
   * keeps no other job waiting. All others have ten minutes, and run one after the other.
   */
  leaseSeconds?: number;
  /**
   * Does the work in the tenant that queued it, or in all tenants for periodic work. It may run twice and must not
   * mind. `report` tells progress in percent, and that it is still at work; it throws where another has taken the work, and
   * where the process ends: the work is queued again then.
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
  const loops = jobs.filter(j => j.everyMs).map(job => periodic(store, job));
  const queued = jobs.filter(j => !j.everyMs);
  const short = queued.filter(j => !j.leaseSeconds);
  for (const each of [
    short,
    ...queued.filter(j => j.leaseSeconds).map(j => [j]),
  ])
    if (each.length > 0) loops.push(queue(store, each));
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
  state: 'running' | 'dead';
  attempts: number;
  payload: Record<string, unknown>;
};

function queue(store: TenantStore, jobs: Job[]): Loop {
  const all = systemScope(store.context, '*');
  const loop = new Loop({
    name: `${store.context} ${jobs.map(({ name }) => name).join(', ')}`,
    logger: store.logger,
    idleMs: 2000,
    async turn() {
      const row = await store.raw(all, knex => take(knex, jobs));
      const job = jobs.find(({ name }) => name === row?.name);
      if (job && row.state === 'running') await work(store, job, { row, loop });
      return Boolean(row);
    },
  });
  store.onCommit(() => loop.wake());
  return loop;
}

function leaseEnd(knex: TransactionKnex, { leaseSeconds }: Job) {
  return knex.raw('now() + make_interval(secs => ?)', [
    leaseSeconds ?? LEASE_SECONDS,
  ]);
}

/**
 * Takes the next due job for its lease; one whose worker died is due again after that. What has ended its worker each time
 * is left alone.
 */
async function take(knex: TransactionKnex, jobs: Job[]) {
  const { rows } = await knex.raw<{ rows: JobRow[] }>(
    `update jobs set state = case when attempts < ? then 'running' else 'dead' end, attempts = attempts + 1, run_at = ?
     where (tenant_id, id) in (
       select tenant_id, id from jobs where state in ('queued', 'running') and run_at <= now() and name = any (?)
       order by run_at limit 1 for update skip locked)
     returning tenant_id, id, name, state, attempts, payload`,
    [MAX_ATTEMPTS, leaseEnd(knex, jobs[0]), jobs.map(({ name }) => name)],
  );
  return rows[0];
}

async function work(
  store: TenantStore,
  job: Job,
  { row, loop }: { row: JobRow; loop: Loop },
) {
  const scope = systemScope(store.context, [row.tenant_id]);
  const { tenant_id, id, attempts } = row;
  // Whoever took it since has made another attempt.
  const change = (changes: (knex: TransactionKnex) => object) =>
    store.raw<number>(scope, knex =>
      knex('jobs').where({ tenant_id, id, attempts }).update(changes(knex)),
    );
  try {
    await job.run(scope, row.payload, async progress => {
      if (loop.isStopped) throw new Error('This process ends');
      const changed = await change(knex => ({
        ...{ progress, run_at: leaseEnd(knex, job) },
      }));
      if (!changed) throw new Error('Another has taken this job');
    });
    await change(() => ({ state: 'done', progress: 100, error: null }));
  } catch (error) {
    if (loop.isStopped) {
      await change(knex => ({
        ...{ state: 'queued', attempts: attempts - 1, run_at: knex.fn.now() },
      }));
      return;
    }
    const dead = attempts >= MAX_ATTEMPTS;
    store.logger.warn(`job ${job.name} ${id} failed`, error as Error);
    await change(() => ({
      state: dead ? 'dead' : 'queued',
      error: (error as Error).message.slice(0, 500),
      run_at: new Date(Date.now() + 1000 * 2 ** attempts),
    }));
  }
}
