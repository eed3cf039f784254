import { defineJob, type Job, type TenantStore } from '@wardroom/platform-node';
import type { FindingReader } from '../finding/FindingReader';
import type { FindingWriter } from '../finding/FindingWriter';
import { reopenUncovered } from '../riskAcceptance/reopenUncovered';
import { riskAcceptanceFacts } from '../riskAcceptance/riskAcceptanceFacts';
import type { RiskAcceptanceReader } from '../riskAcceptance/RiskAcceptanceReader';
import type { RiskAcceptanceWriter } from '../riskAcceptance/RiskAcceptanceWriter';

type Store = TenantStore<
  {
    findings: typeof FindingReader;
    riskAcceptances: typeof RiskAcceptanceReader;
  },
  {
    findings: typeof FindingWriter;
    riskAcceptances: typeof RiskAcceptanceWriter;
  }
>;

const EVERY_MS = 60_000;
const by = 'plugin:assets';

/**
 * Puts on record that the day of risk acceptances has come, and opens findings again that none covers any more: those of
 * these, and those that came back to "accepted" in another way, such as an import that was undone. Every replica does it;
 * the version of an acceptance and the locks on findings let one of them win.
 */
export function endRiskAcceptances(store: Store): Job {
  return defineJob({
    name: 'end risk acceptances',
    everyMs: EVERY_MS,
    async run(scope) {
      const over = await store.readOnce(scope, r =>
        r.riskAcceptances.overdue(),
      );
      for (const acceptance of over) {
        await unlessChanged(
          store.transact(scope, async tx => {
            const action = 'expire';
            await tx.riskAcceptances.transition(acceptance, { action, by });
            const { tenant, id } = acceptance;
            const facts = riskAcceptanceFacts(acceptance);
            await tx.audit('riskAcceptance.expired', facts);
            await tx.emit('riskAcceptance.expired', { tenant, id });
          }),
        );
      }
      const open = await store.readOnce(scope, r => r.findings.allUncovered());
      for (const [tenant, ids] of open) {
        const note = 'The day until which the risk was accepted has passed';
        await unlessChanged(
          store.transact(scope, tx =>
            reopenUncovered(tx, { tenant, ids, actor: by, note }),
          ),
        );
      }
      await store.transact(scope, async tx => {
        for (const { tenant, id } of await tx.riskAcceptances.claimEnding()) {
          await tx.emit('riskAcceptance.ending', { tenant, id });
        }
      });
    },
  });
}

/** What somebody else changed meanwhile is looked at in the next round. */
async function unlessChanged(work: Promise<void>): Promise<void> {
  await work.catch(error => {
    if ((error as Error).name !== 'ConflictError') throw error;
  });
}
