import type { EventEmitter } from 'node:events';
import type { Knex } from 'knex';
import type { AssetsStore } from '../AssetsStore';
import { clientOf } from './clientOf';

type Step = {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: Step[];
};

export type Visit = { rows: number; step: string; statement: string };

/** Of what the server does for whoever connects from now on, each connection is told the plan, with what came of it. */
const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_parameter_max_length': '0',
};

/**
 * Watches how many rows the server visits for the application. What a statement costs grows with them, however fast the
 * machine is.
 */
export class PlanWatch {
  readonly #visits: Visit[] = [];

  /** Before the application connects. */
  static async prepare(superuser: Knex): Promise<void> {
    const { rows } = await superuser.raw('select current_database() as name');
    for (const [name, value] of Object.entries(SETTINGS))
      await superuser.raw(
        `alter database ${rows[0].name} set ${name} = '${value}'`,
      );
  }

  async listen(store: AssetsStore): Promise<void> {
    const client = await clientOf(store);
    const heard = new WeakSet<EventEmitter>();
    const pool = client.pool as unknown as EventEmitter;
    pool.on('acquireSuccess', (_id: number, one: EventEmitter) => {
      if (heard.has(one)) return;
      heard.add(one);
      one.on('notice', ({ message }) => this.#note(message));
    });
  }

  /** The step of a plan that has given the most rows since the last time. */
  most(): Visit {
    const [most] = this.#visits
      .splice(0)
      .sort((one, other) => other.rows - one.rows);
    return most;
  }

  #note(message: string) {
    const plan = /plan:\n(.*)$/s.exec(message)?.[1];
    if (!plan) return;
    const { 'Query Text': statement, Plan: root } = JSON.parse(plan);
    // Bitmaps have versions of rows that nobody sees any more: how many depends on when they were swept away.
    const steps = stepsOf(root).filter(
      step => step['Node Type'] !== 'Bitmap Index Scan',
    );
    for (const step of steps)
      this.#visits.push({
        rows: step['Actual Rows'] * step['Actual Loops'],
        step: step['Node Type'],
        statement,
      });
  }
}

function stepsOf(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}
