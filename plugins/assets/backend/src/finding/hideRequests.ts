import type { TenantScope } from '@wardroom/platform-node';
import type { FindingStep } from '@wardroom/assets-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { FindingRequestReader } from './FindingRequestReader';
import type { StoredFinding } from './findingOf';

type Shown = StoredFinding & { steps?: FindingStep[] };
type Requests = { findingRequests: FindingRequestReader };

/**
 * Findings as this person may see them: some requests are the provider's own affair, and people of a customer see
 * neither in the finding nor in its history which ones it is in.
 */
export async function hideRequests<T extends Shown>(
  scope: TenantScope,
  { findingRequests }: Requests,
  findings: T[],
): Promise<T[]> {
  const { ref } = scope.actor;
  if (!ref.startsWith('user:') || ref.startsWith(`user:${PROVIDER}/`)) {
    return findings;
  }
  const named = findings.flatMap(requestsOf);
  if (named.length === 0) return findings;
  const shown = await findingRequests.shown([...new Set(named)]);
  const known = (id: unknown) => typeof id === 'string' && shown.has(id);
  return findings.map(finding => {
    const { interventionId, steps } = finding;
    return {
      ...finding,
      interventionId: known(interventionId) ? interventionId : undefined,
      ...(steps && { steps: steps.map(step => withKnown(step, known)) }),
    };
  });
}

function requestsOf({ interventionId, steps = [] }: Shown): string[] {
  const changed = steps.flatMap(({ changes }) => changes.request ?? []);
  return [interventionId, ...changed].filter(id => typeof id === 'string');
}

function withKnown(
  step: FindingStep,
  known: (id: unknown) => boolean,
): FindingStep {
  const { request, ...changes } = step.changes;
  if (!request || request.every(id => id === null || known(id))) return step;
  return { ...step, changes };
}
