import {
  closingNoticeMs,
  reopenWindowMs,
} from '@wardroom/interventions-common';
import { defineJob, type TenantStore } from '@wardroom/platform-node';
import type { InterventionReader } from '../intervention/InterventionReader';
import type { InterventionWriter } from '../intervention/InterventionWriter';
import { takeStep } from '../intervention/takeStep';
import type { MessageWriter } from '../message/MessageWriter';

type Store = TenantStore<
  { interventions: typeof InterventionReader },
  { interventions: typeof InterventionWriter; messages: typeof MessageWriter }
>;

const actor = 'plugin:interventions';

/**
 * Closes requests that nobody confirmed or reopened in time, and tells their people two days before, in the
 * conversation. Each is done in a transaction of its own, so that one that somebody changes meanwhile is left for
 * the next turn.
 */
export function closeSilentInterventions(
  store: Store,
  now: () => number = Date.now,
) {
  return defineJob({
    name: 'closeSilentInterventions',
    everyMs: 10 * 60_000,
    async run(scope) {
      const closing = new Date(now() - reopenWindowMs);
      const noticing = new Date(now() - reopenWindowMs + closingNoticeMs);
      const due = await store.readOnce(scope, r =>
        r.interventions.resolvedBefore(closing, { untold: false }),
      );
      for (const intervention of due) {
        await store.transact(scope, tx =>
          takeStep(tx, intervention, { action: 'close', actor }),
        );
      }
      const untold = await store.readOnce(scope, r =>
        r.interventions.resolvedBefore(noticing, { untold: true }),
      );
      for (const intervention of untold) {
        const { tenant, id, number, reopenUntil } = intervention;
        await store.transact(scope, async tx => {
          await tx.interventions.noticeClosing(intervention);
          await tx.messages.add({
            tenant,
            interventionId: id,
            author: actor,
            visibility: 'public',
            text: `This request closes by itself on ${reopenUntil?.slice(0, 10)}. Confirm the result to close it now, or reopen it if something is missing.`,
          });
          await tx.audit('message.posted', { tenant, object: id, number });
          await tx.emit('message.posted', { tenant, id, intervention: id });
        });
      }
    },
  });
}
