import {
  remediationPresets,
  type RemediationPolicy,
} from '@wardroom/assets-common';

/** The deadlines of a customer as the server gives them; tests name only what matters to them. */
export function aRemediationPolicy(
  fields: Partial<RemediationPolicy> = {},
): RemediationPolicy {
  const [usual] = remediationPresets;
  return {
    tenant: 'acme',
    rules: usual.rules,
    version: 3,
    allowedActions: [],
    ...fields,
  };
}
