import type { TenantStore } from '@wardroom/platform-node';
import { AssetReader } from './asset/AssetReader';
import { AssetWriter } from './asset/AssetWriter';
import { FindingReader } from './finding/FindingReader';
import { FindingWriter } from './finding/FindingWriter';
import { IntelligenceReader } from './intelligence/IntelligenceReader';
import { IntelligenceWriter } from './intelligence/IntelligenceWriter';
import { RankReader } from './rank/RankReader';
import { RankWriter } from './rank/RankWriter';
import { RemediationReader } from './remediation/RemediationReader';
import { RemediationWriter } from './remediation/RemediationWriter';
import { RiskAcceptanceReader } from './riskAcceptance/RiskAcceptanceReader';
import { RiskAcceptanceWriter } from './riskAcceptance/RiskAcceptanceWriter';
import { ScanStatements } from './scanImport/ScanStatements';

export const readers = {
  assets: AssetReader,
  findings: FindingReader,
  intelligence: IntelligenceReader,
  ranks: RankReader,
  remediations: RemediationReader,
  riskAcceptances: RiskAcceptanceReader,
};
export const writers = {
  assets: AssetWriter,
  findings: FindingWriter,
  intelligence: IntelligenceWriter,
  ranks: RankWriter,
  remediations: RemediationWriter,
  riskAcceptances: RiskAcceptanceWriter,
  scans: ScanStatements,
};

/** The store of this context. */
export type AssetsStore = TenantStore<typeof readers, typeof writers>;
