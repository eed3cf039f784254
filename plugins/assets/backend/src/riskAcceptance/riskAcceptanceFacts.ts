import type { StoredRiskAcceptance } from './RiskAcceptanceReader';

/** What every audit event of a risk acceptance says. */
export function riskAcceptanceFacts(acceptance: StoredRiskAcceptance) {
  const { tenant, id, findingIds, until } = acceptance;
  const findings = findingIds.length;
  return { tenant, object: id, findings, until: until.slice(0, 10) };
}
