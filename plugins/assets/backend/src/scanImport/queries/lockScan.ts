import { findingsLock } from '../../findingsLock';

/**
 * Imports of one customer take turns. The planner gets no statistics of rows that this transaction writes and would take
 * them for few: without nested loops a statement stays linear, whatever it believes.
 */
export const lockScan = `
select
  ${findingsLock},
  set_config('enable_nestloop', 'off', true),
  set_config('work_mem', '64MB', true),
  set_config('jit', 'off', true)`;
