import type { TenantStore } from '@wardroom/platform-node';
import { AssetReader } from './asset/AssetReader';
import { AssetWriter } from './asset/AssetWriter';
import { FindingReader } from './finding/FindingReader';
import { FindingWriter } from './finding/FindingWriter';
import { RiskAcceptanceReader } from './riskAcceptance/RiskAcceptanceReader';
import { RiskAcceptanceWriter } from './riskAcceptance/RiskAcceptanceWriter';

export const readers = {
  assets: AssetReader,
  findings: FindingReader,
  riskAcceptances: RiskAcceptanceReader,
};
export const writers = {
  assets: AssetWriter,
  findings: FindingWriter,
  riskAcceptances: RiskAcceptanceWriter,
};

/** The store of this context. */
export type AssetsStore = TenantStore<typeof readers, typeof writers>;
