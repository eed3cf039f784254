import { z } from 'zod';
import {
  endpoint,
  id,
  line,
  page,
  pageInput,
  several,
  tenantId,
  text,
} from '@wardroom/platform-common';
import { Emergency, EmergencyState } from '../policy/Emergency';
import * as may from '../permissions';
import { Entry } from '../session/Session';

const emergency = { tenant: tenantId, id: id('emg') };
const version = { version: z.number().int().positive() };
const many = '/tenants/{tenant}/emergencies';
const one = `${many}/{id}` as const;
const step = z.strictObject({ ...emergency, ...version });
const note = { reason: line(300) };

/** Emergency access: two administrators of the provider, a reason, an end, and a review. */
export const emergencyEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/emergencies',
    scope: 'tenants',
    permission: may.emergencyRead,
    summary: 'Emergency access in visible customers, the latest first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(EmergencyState).optional(),
      }),
    )
    .output(page(Emergency)),
  request: endpoint({
    method: 'POST',
    path: `${many}/request`,
    scope: 'tenant',
    permission: may.emergencyRequest,
    audit: 'emergency.requested',
    summary: 'Asks a second administrator for emergency access, for oneself',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        targets: z.array(id('tgt')).min(1).max(20),
        minutes: z.number().int().min(5).max(480),
        ...note,
      }),
    )
    .output(Emergency),
  approve: endpoint({
    method: 'POST',
    path: `${one}/approve`,
    scope: 'tenant',
    permission: may.emergencyApprove,
    audit: 'emergency.approved',
    summary: 'Gives emergency access to somebody else; the customer is told',
  })
    .input(step)
    .output(Emergency),
  decline: endpoint({
    method: 'POST',
    path: `${one}/decline`,
    scope: 'tenant',
    permission: may.emergencyDecline,
    audit: 'emergency.declined',
    summary: 'Refuses emergency access',
  })
    .input(step.extend(note))
    .output(Emergency),
  withdraw: endpoint({
    method: 'POST',
    path: `${one}/withdraw`,
    scope: 'tenant',
    permission: may.emergencyWithdraw,
    audit: 'emergency.withdrawn',
    summary: 'Takes an own request for emergency access back',
  })
    .input(step)
    .output(Emergency),
  enter: endpoint({
    method: 'POST',
    path: `${one}/enter`,
    scope: 'tenant',
    permission: may.emergencyEnter,
    audit: 'emergency.entered',
    summary:
      'Gives out the one-time ticket of a session under emergency access',
  })
    .input(
      z.strictObject({
        ...emergency,
        target: id('tgt'),
        stepUp: z.string().min(1).max(500),
      }),
    )
    .output(Entry),
  end: endpoint({
    method: 'POST',
    path: `${one}/end`,
    scope: 'tenant',
    permission: may.emergencyEnd,
    audit: 'emergency.ended',
    summary: 'Ends emergency access and its sessions before its time',
  })
    .input(step.extend(note))
    .output(Emergency),
  review: endpoint({
    method: 'POST',
    path: `${one}/review`,
    scope: 'tenant',
    permission: may.emergencyReview,
    audit: 'emergency.reviewed',
    summary: 'Writes down what somebody else finds about it',
  })
    .input(step.extend({ findings: text(4000) }))
    .output(Emergency),
};
