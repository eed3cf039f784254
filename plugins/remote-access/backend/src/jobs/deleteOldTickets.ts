import { defineJob, type Job, type TenantStore } from '@wardroom/platform-node';
import type { TicketWriter } from '../ticket/TicketWriter';

type Store = TenantStore<
  Record<never, never>,
  { tickets: typeof TicketWriter }
>;

const HOUR_MS = 3_600_000;

/** Removes tickets that can never be used again. That they were given out and redeemed stays in the audit trail. */
export function deleteOldTickets(store: Store): Job {
  return defineJob({
    name: 'delete old tickets',
    everyMs: HOUR_MS,
    run: scope => store.transact(scope, tx => tx.tickets.deleteOld()),
  });
}
