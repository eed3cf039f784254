import type { Effects } from '@wardroom/platform-node';
import { shortOf } from '../finding/mustBeSeen';
import type { FindingWriter } from '../finding/FindingWriter';

/**
 * Opens findings again whose risk nobody accepts any more. Which they are is asked after the findings are held: of two
 * acceptances of one finding that end at once, the second to get it sees that the first is over.
 */
export async function reopenUncovered(
  tx: { findings: FindingWriter } & Effects,
  which: { tenant: string; ids: string[]; actor: string; note: string },
): Promise<void> {
  const { tenant, ids, actor, note } = which;
  await tx.findings.holdAny(tenant, ids);
  const uncovered = await tx.findings.uncovered(tenant, ids);
  const opened = await tx.findings.move(uncovered, {
    ...{ action: 'reopen', actor, note },
  });
  for (const { id, title, asset } of opened) {
    await tx.audit('finding.reopened', {
      ...{ tenant, object: id, note },
      ...{ title: shortOf(title), asset: asset.title },
    });
  }
}
