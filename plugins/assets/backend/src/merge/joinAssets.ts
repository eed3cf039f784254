import type { MergeWriter, Merging } from './MergeWriter';

/** Moves all that scans know of an asset to another one. Answers with the numbers of findings that moved and that became one. */
export async function joinAssets(
  merges: MergeWriter,
  merging: Merging,
): Promise<{ moved: number; joined: number }> {
  await merges.moveTraces(merging);
  const joined = await merges.joinFindings(merging);
  const moved = await merges.moveFindings(merging);
  return { moved, joined };
}
