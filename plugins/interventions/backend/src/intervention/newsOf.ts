import type { StoredIntervention } from './InterventionReader';

/**
 * What an event says of a request. Contexts to the left cannot ask for more, so it carries the findings and the state
 * that they follow; by the version they tell news from what they know already.
 */
export function newsOf(intervention: StoredIntervention) {
  const { tenant, id, state, version, visibility } = intervention;
  const findings = intervention.findingIds.join(' ');
  return { tenant, id, state, version: String(version), visibility, findings };
}
