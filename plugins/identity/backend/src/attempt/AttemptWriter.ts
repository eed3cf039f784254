import { AttemptReader } from './AttemptReader';
import type { Subject } from './subjects';

/** What became of taking an attempt: whether it may go on, and the lock that stands or that it leaves if it fails. */
export type Taken = { allowed: boolean; failures: number; lockedUntil?: Date };

/**
 * Counts attempts before they are made, so that many at once cannot slip through together: an attempt counts as
 * failed until it is given back.
 */
export class AttemptWriter extends AttemptReader {
  /** Takes one attempt. The pause doubles with each further failure: 1, 2, 4, 8 and then 15 minutes. */
  async take(subject: Subject): Promise<Taken> {
    const { rows } = await this.knex.raw(
      `insert into attempts as a (tenant_id, id, failures, last_failure_at) values (:tenant, :id, 1, now())
       on conflict (tenant_id, id) do update set
         failures = case when a.last_failure_at < now() - :forget * interval '1 minute' then 1 else a.failures + 1 end,
         last_failure_at = now(),
         locked_until = case
           when a.last_failure_at < now() - :forget * interval '1 minute' or a.failures + 1 < :lockAfter then null
           else now() + least(power(2, least(a.failures + 1 - :lockAfter, 10)), 15) * interval '1 minute' end
       where a.locked_until is null or a.locked_until <= now()
       returning failures, locked_until`,
      {
        tenant: subject.tenant,
        id: subject.id,
        lockAfter: subject.lockAfter,
        forget: subject.forgetMinutes,
      },
    );
    if (rows.length === 0) {
      const lockedUntil = await this.findLock(subject.id);
      return { allowed: false, failures: 0, lockedUntil };
    }
    const [{ failures, locked_until: lockedUntil }] = rows;
    return { allowed: true, failures, lockedUntil: lockedUntil ?? undefined };
  }

  /** Gives an attempt back that did not fail; earlier failures stay. */
  async giveBack(subject: Subject): Promise<void> {
    await this.knex('attempts')
      .where({ tenant_id: subject.tenant, id: subject.id })
      .where('failures', '>', 0)
      .update({
        failures: this.knex.raw('failures - 1'),
        locked_until: null,
      });
  }

  /** Forgets all failures. */
  async clear(subject: Subject): Promise<void> {
    await this.knex('attempts')
      .where({ tenant_id: subject.tenant, id: subject.id })
      .delete();
  }

  /** Removes what nobody counts any more. */
  async forgetOld(): Promise<void> {
    await this.knex('attempts')
      .whereRaw(`last_failure_at < now() - interval '2 days'`)
      .delete();
  }
}
