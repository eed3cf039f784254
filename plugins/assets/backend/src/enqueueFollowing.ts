import type { Effects } from '@wardroom/platform-node';

/** Job that lets findings follow a request by what is known of it. */
export const FOLLOW_AGAIN = 'follow request again';

/**
 * Has findings follow their requests anew after the commit: whoever joins findings, or parts them, changes which ones a
 * request means.
 */
export async function enqueueFollowing(
  tx: Pick<Effects, 'enqueue'>,
  tenant: string,
  requests: (string | null | undefined)[],
): Promise<void> {
  for (const request of new Set(requests))
    if (request) await tx.enqueue(FOLLOW_AGAIN, tenant, { request });
}
