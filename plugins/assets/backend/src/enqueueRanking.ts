import type { Effects } from '@wardroom/platform-node';

/** Job that ranks and dates those findings of a customer that wait for it. */
export const RANK_FINDINGS = 'rank findings';

/**
 * Has the findings of a customer ranked and dated after the commit: those whose `ranked_at` is null, which whoever
 * changes what a rank depends on sets in the same transaction.
 *
 * @param before - `compare` also looks at what is known of the CVEs of every finding, `redate` also dates every open one
 */
export async function enqueueRanking(
  tx: Pick<Effects, 'enqueue'>,
  tenant: string,
  before: { compare?: true; redate?: true } = {},
): Promise<void> {
  await tx.enqueue(RANK_FINDINGS, tenant, before);
}
