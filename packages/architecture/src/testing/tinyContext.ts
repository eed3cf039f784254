import { z } from 'zod';
import {
  declaredEndpoints,
  defineContract,
  definePermission,
  endpoint,
  type EndpointDefinition,
} from '@wardroom/platform-common';
import type { LoadedContext } from '../contracts/LoadedContext';

/** A permission for endpoints of tests. */
export const approvePermission = definePermission(
  'intervention.approve',
  'update',
);

const approve: EndpointDefinition = {
  method: 'POST',
  path: '/tenants/{tenant}/interventions/{id}/approve',
  scope: 'tenant',
  permission: approvePermission,
  audit: 'intervention.approved',
  summary: 'Approves an intervention',
};

const input = z.strictObject({ tenant: z.string(), id: z.string() });

type Changes = Partial<LoadedContext> & {
  /** Changes to the one endpoint, `interventions.approve`. */
  endpoint?: Partial<EndpointDefinition>;
  verb?: string;
  input?: z.ZodType;
};

/** The context `interventions` with one endpoint that keeps every rule, and changes to it. */
export function tinyContext(changes: Changes = {}): LoadedContext {
  const { endpoint: changed, verb = 'approve', ...rest } = changes;
  const contract = defineContract('interventions', {
    interventions: {
      [verb]: endpoint({ ...approve, ...changed }).input(
        changes.input ?? input,
      ),
    },
  });
  return {
    name: 'interventions',
    endpoints: declaredEndpoints(contract),
    permissions: new Set(['intervention.approve']),
    resources: new Set(['intervention']),
    auditEvents: {
      'intervention.approved': { severity: 'medium', sentence: 'Approved' },
    },
    lifecycles: {},
    ...rest,
  };
}
