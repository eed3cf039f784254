import type { TenantStore } from '@wardroom/platform-node';
import { AssetReader } from './asset/AssetReader';
import { AssetWriter } from './asset/AssetWriter';

export const readers = { assets: AssetReader };
export const writers = { assets: AssetWriter };

/** The store of this context. */
export type AssetsStore = TenantStore<typeof readers, typeof writers>;
