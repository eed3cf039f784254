import type { TenantStore } from '@wardroom/platform-node';
import { AssetReader } from './asset/AssetReader';
import { AssetWriter } from './asset/AssetWriter';
import { CoverageReader } from './scanCoverage/CoverageReader';
import { FindingReader } from './finding/FindingReader';
import { FindingWriter } from './finding/FindingWriter';
import { IntelligenceReader } from './intelligence/IntelligenceReader';
import { IntelligenceWriter } from './intelligence/IntelligenceWriter';
import { MergeWriter } from './merge/MergeWriter';
import { RankReader } from './rank/RankReader';
import { RankWriter } from './rank/RankWriter';
import { RemediationReader } from './remediation/RemediationReader';
import { RemediationWriter } from './remediation/RemediationWriter';
import { FindingRequestReader } from './finding/FindingRequestReader';
import { FindingRequestWriter } from './finding/FindingRequestWriter';
import { RiskAcceptanceReader } from './riskAcceptance/RiskAcceptanceReader';
import { RiskAcceptanceWriter } from './riskAcceptance/RiskAcceptanceWriter';
import { ScanImportReader } from './scanImport/ScanImportReader';
import { ScanImportWriter } from './scanImport/ScanImportWriter';
import { ScanStatements } from './scanImport/ScanStatements';

export const readers = {
  assets: AssetReader,
  coverage: CoverageReader,
  findings: FindingReader,
  intelligence: IntelligenceReader,
  ranks: RankReader,
  remediations: RemediationReader,
  findingRequests: FindingRequestReader,
  riskAcceptances: RiskAcceptanceReader,
  scanImports: ScanImportReader,
};
export const writers = {
  assets: AssetWriter,
  findings: FindingWriter,
  intelligence: IntelligenceWriter,
  merges: MergeWriter,
  ranks: RankWriter,
  remediations: RemediationWriter,
  findingRequests: FindingRequestWriter,
  riskAcceptances: RiskAcceptanceWriter,
  scanImports: ScanImportWriter,
  scans: ScanStatements,
};

/** The store of this context. */
export type AssetsStore = TenantStore<typeof readers, typeof writers>;
