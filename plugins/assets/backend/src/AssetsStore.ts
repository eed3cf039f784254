import type { TenantStore } from '@wardroom/platform-node';
import { AssetReader } from './asset/AssetReader';
import { AssetWriter } from './asset/AssetWriter';
import { CoverageReader } from './scanCoverage/CoverageReader';
import { EmergencyScanReader } from './emergencyScan/EmergencyScanReader';
import { EmergencyScanWriter } from './emergencyScan/EmergencyScanWriter';
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
import { ScanQuotaReader } from './scanSchedule/ScanQuotaReader';
import { ScanQuotaWriter } from './scanSchedule/ScanQuotaWriter';
import { ScanRunReader } from './scanSchedule/ScanRunReader';
import { ScanRunWriter } from './scanSchedule/ScanRunWriter';
import { ScanScheduleReader } from './scanSchedule/ScanScheduleReader';
import { ScanScheduleWriter } from './scanSchedule/ScanScheduleWriter';
import { SplitReader } from './split/SplitReader';
import { SplitWriter } from './split/SplitWriter';

export const readers = {
  assets: AssetReader,
  coverage: CoverageReader,
  emergencyScans: EmergencyScanReader,
  findings: FindingReader,
  intelligence: IntelligenceReader,
  ranks: RankReader,
  remediations: RemediationReader,
  findingRequests: FindingRequestReader,
  riskAcceptances: RiskAcceptanceReader,
  scanImports: ScanImportReader,
  scanQuotas: ScanQuotaReader,
  scanRuns: ScanRunReader,
  scanSchedules: ScanScheduleReader,
  splits: SplitReader,
};
export const writers = {
  assets: AssetWriter,
  emergencyScans: EmergencyScanWriter,
  findings: FindingWriter,
  intelligence: IntelligenceWriter,
  merges: MergeWriter,
  ranks: RankWriter,
  remediations: RemediationWriter,
  findingRequests: FindingRequestWriter,
  riskAcceptances: RiskAcceptanceWriter,
  scanImports: ScanImportWriter,
  scanQuotas: ScanQuotaWriter,
  scanRuns: ScanRunWriter,
  scanSchedules: ScanScheduleWriter,
  scans: ScanStatements,
  splits: SplitWriter,
};

/** The store of this context. */
export type AssetsStore = TenantStore<typeof readers, typeof writers>;
