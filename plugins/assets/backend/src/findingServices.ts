import type { AssetsStore } from './AssetsStore';
import { FindingService } from './finding/FindingService';
import { RemediationService } from './remediation/RemediationService';
import { RiskAcceptanceService } from './riskAcceptance/RiskAcceptanceService';

/** What answers for findings, and for what is decided about them. */
export function findingServices(store: AssetsStore) {
  return {
    findings: new FindingService(store),
    riskAcceptances: new RiskAcceptanceService(store),
    remediationPolicies: new RemediationService(store),
  };
}
