import { ConflictError } from '@backstage/errors';
import type { StoredAsset } from '../asset/AssetReader';

const MAX_ADDRESSES = 20;

/** Addresses of both. ConflictError where one of them cannot be joined. */
export function jointAddresses(
  from: StoredAsset,
  target: StoredAsset,
): string[] {
  if (target.state !== 'active') {
    throw new ConflictError(
      `"${target.title}" is retired: take it back into use before you join another asset with it`,
    );
  }
  const all = [...new Set([...target.addresses, ...from.addresses])];
  if (all.length <= MAX_ADDRESSES) return all;
  throw new ConflictError(
    `Together they have ${all.length} addresses, and an asset has ${MAX_ADDRESSES} at most: take some away first`,
  );
}
