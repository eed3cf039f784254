import { z } from 'zod';
import {
  endpoint,
  id,
  isoTime,
  page,
  pageInput,
  several,
  tenantId,
  text,
} from '@wardroom/platform-common';
import { chosenFindings } from '../finding/chosenFindings';
import * as may from '../permissions';
import { RiskAcceptance, RiskAcceptanceDetails } from './RiskAcceptance';
import { RiskAcceptanceState } from './riskAcceptanceLifecycle';

const many = '/tenants/{tenant}/risk-acceptances';
const one = `${many}/{id}` as const;
const which = { tenant: tenantId, id: id('rsk') };
const step = { ...which, version: z.number().int().positive() };
const decision = z.strictObject({ ...step, note: text(1000).optional() });
/** Whoever lives with the answer is told why. */
const refusal = z.strictObject({ ...step, note: text(1000) });

/** Risks that customers accept for a time. */
export const riskAcceptanceEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/risk-acceptances',
    scope: 'tenants',
    permission: may.riskAcceptanceRead,
    summary:
      'Risk acceptances of the customers that the caller may see: newest first, or those that end next',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(RiskAcceptanceState).optional(),
        finding: id('fnd').optional(),
        /** Those that end in so many days at most. */
        endsWithinDays: z.coerce
          .number()
          .int('must be a whole number')
          .min(1, 'must be at least 1')
          .max(366, 'must be at most 366')
          .optional(),
        sort: z.enum(['newest', 'until']).optional(),
      }),
    )
    .output(page(RiskAcceptance)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.riskAcceptanceRead,
    summary: 'One risk acceptance with its findings',
  })
    .input(z.strictObject(which))
    .output(RiskAcceptanceDetails),
  request: endpoint({
    method: 'POST',
    path: many,
    scope: 'tenant',
    permission: may.riskAcceptanceRequest,
    audit: 'riskAcceptance.requested',
    creates: true,
    summary:
      'Asks the customer to accept the risk of findings until a day, a year away at most',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        findings: chosenFindings,
        reason: text(2000),
        until: isoTime,
      }),
    )
    .output(RiskAcceptance),
  approve: endpoint({
    method: 'POST',
    path: `${one}/approve`,
    scope: 'tenant',
    permission: may.riskAcceptanceApprove,
    audit: 'riskAcceptance.approved',
    summary:
      'Accepts the risk, which only somebody of the customer does who has not asked for it',
  })
    .input(decision)
    .output(RiskAcceptance),
  decline: endpoint({
    method: 'POST',
    path: `${one}/decline`,
    scope: 'tenant',
    permission: may.riskAcceptanceDecline,
    audit: 'riskAcceptance.declined',
    summary: 'Does not accept the risk, and says why',
  })
    .input(refusal)
    .output(RiskAcceptance),
  withdraw: endpoint({
    method: 'POST',
    path: `${one}/withdraw`,
    scope: 'tenant',
    permission: may.riskAcceptanceWithdraw,
    audit: 'riskAcceptance.withdrawn',
    summary: 'Takes back what one has asked for oneself',
  })
    .input(decision)
    .output(RiskAcceptance),
  end: endpoint({
    method: 'POST',
    path: `${one}/end`,
    scope: 'tenant',
    permission: may.riskAcceptanceEnd,
    audit: 'riskAcceptance.ended',
    summary:
      'Ends an acceptance before its day, and says why: its findings are open again',
  })
    .input(refusal)
    .output(RiskAcceptance),
};
