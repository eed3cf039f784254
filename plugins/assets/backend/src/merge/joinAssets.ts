import type { Effects } from '@wardroom/platform-node';
import { enqueueFollowing } from '../enqueueFollowing';
import type { MergeWriter, Merging } from './MergeWriter';

/**
 * Moves all that scans know of an asset to another one, and lets findings follow their requests anew. Answers with the
 * numbers of findings that moved and that became one.
 */
export async function joinAssets(
  tx: Pick<Effects, 'enqueue'> & { merges: MergeWriter },
  merging: Merging,
): Promise<{ moved: number; joined: number }> {
  const { merges } = tx;
  await merges.moveTraces(merging);
  const { joined, requests } = await merges.joinFindings(merging);
  const moved = await merges.moveFindings(merging);
  await enqueueFollowing(tx, merging.tenant, requests);
  return { moved, joined };
}
