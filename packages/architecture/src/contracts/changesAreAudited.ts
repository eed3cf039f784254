import type { ContractRule } from './ContractRule';
import { nameOf } from './LoadedContext';

/**
 * Every endpoint that changes something names an audit event of its context. Endpoints for plugins are left out: they
 * are steps of an action that the calling context records.
 */
export const changesAreAudited: ContractRule = ({ endpoints, auditEvents }) =>
  endpoints.flatMap(endpoint => {
    const { method, audit, scope } = endpoint;
    if (audit && !auditEvents[audit]) {
      return [`${nameOf(endpoint)} names ${audit}, which auditEvents.ts lacks`];
    }
    if (audit || method === 'GET' || scope === 'service') return [];
    return [`${nameOf(endpoint)} changes something and names no audit event`];
  });
