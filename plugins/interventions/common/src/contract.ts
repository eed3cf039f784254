import { z } from 'zod';
import {
  defineContract,
  endpoint,
  id,
  line,
  page,
  pageInput,
  personRef,
  several,
  tenantId,
  text,
} from '@wardroom/platform-common';
import {
  Intervention,
  InterventionCounts,
  InterventionFacts,
  interventionFields,
  InterventionState,
  InterventionSummary,
  InterventionType,
} from './Intervention';
import { Message } from './Message';
import { Objection } from './Objection';
import * as may from './permissions';
import { Level } from './Level';
import { QueueEntry } from './QueueEntry';

const tenant = { tenant: tenantId };
const one = '/tenants/{tenant}/interventions/{id}';
const key = { ...tenant, id: id('int') };
const change = { ...key, version: z.number().int().positive() };
/** What people call it. */
const number = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,7}-[1-9]\d{0,8}$/, 'must look like ACME-142');
const reason = text(2000);

const filter = {
  tenant: tenantId.optional(),
  state: several(InterventionState).optional(),
  type: several(InterventionType).optional(),
  priority: several(Level).optional(),
  urgency: several(Level).optional(),
  /** `me` for the caller, `nobody` for unassigned ones. */
  assignee: z.enum(['me', 'nobody']).or(personRef).optional(),
  requester: z.literal('me').or(personRef).optional(),
  asset: id('ast').optional(),
  /** Part of the number, title or description. */
  search: line(80).optional(),
  sort: z.enum(['updated', 'created', 'priority']).optional(),
};

const interventions = {
  list: endpoint({
    method: 'GET',
    path: '/interventions',
    scope: 'tenants',
    permission: may.interventionRead,
    summary:
      'Requests of the customers that the caller may see: last changed, newest or most pressing first',
  })
    .input(z.strictObject({ ...pageInput, ...filter }))
    .output(page(InterventionSummary)),
  download: endpoint({
    method: 'GET',
    path: '/interventions.csv',
    scope: 'tenants',
    permission: may.interventionRead,
    audit: 'intervention.downloaded',
    download: 'text/csv; charset=utf-8',
    summary: 'The list of requests as a table for a spreadsheet',
  }).input(z.strictObject(filter)),
  count: endpoint({
    method: 'GET',
    path: '/intervention-counts',
    scope: 'tenants',
    permission: may.interventionRead,
    summary: 'Number of requests by state',
  })
    .input(z.strictObject({ tenant: tenantId.optional() }))
    .output(InterventionCounts),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.interventionRead,
    summary: 'One request, by its id or by its number',
  })
    .input(z.strictObject({ ...tenant, id: id('int').or(number) }))
    .output(Intervention),
  submit: endpoint({
    method: 'POST',
    path: '/tenants/{tenant}/interventions',
    scope: 'tenant',
    permission: may.interventionSubmit,
    audit: 'intervention.submitted',
    creates: true,
    summary: 'Asks for work; staff may do so for a person of the customer',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...interventionFields,
        impact: Level.default('medium'),
        assetIds: interventionFields.assetIds.default([]),
        findingIds: interventionFields.findingIds.default([]),
        watchers: interventionFields.watchers.default([]),
        visibility: z.enum(['customer', 'internal']).default('customer'),
        requester: personRef.optional(),
      }),
    )
    .output(Intervention),
  update: endpoint({
    method: 'PATCH',
    path: one,
    scope: 'tenant',
    permission: may.interventionUpdate,
    audit: 'intervention.updated',
    summary: 'Changes what an open request says; the priority follows',
  })
    .input(
      z.strictObject({
        ...change,
        ...z.strictObject(interventionFields).partial().shape,
        /** An internal request can be shown to the customer, never the other way round. */
        visibility: z.literal('customer').optional(),
      }),
    )
    .output(Intervention),
  acknowledge: endpoint({
    method: 'POST',
    path: `${one}/acknowledge`,
    scope: 'tenant',
    permission: may.interventionAcknowledge,
    audit: 'intervention.acknowledged',
    summary: 'Tells the customer that a human has read the request',
  })
    .input(z.strictObject(change))
    .output(Intervention),
  assign: endpoint({
    method: 'POST',
    path: `${one}/assign`,
    scope: 'tenant',
    permission: may.interventionAssign,
    audit: 'intervention.assigned',
    summary:
      'Gives the request to a technician who is assigned to the customer',
  })
    .input(z.strictObject({ ...change, assignee: personRef }))
    .output(Intervention),
  start: endpoint({
    method: 'POST',
    path: `${one}/start`,
    scope: 'tenant',
    permission: may.interventionStart,
    audit: 'intervention.started',
    summary:
      'Begins the work: acknowledges the request and takes it over where nobody has done so',
  })
    .input(z.strictObject(change))
    .output(Intervention),
  wait: endpoint({
    method: 'POST',
    path: `${one}/wait`,
    scope: 'tenant',
    permission: may.interventionWait,
    audit: 'intervention.waited',
    summary: 'Asks the customer something and waits for the answer',
  })
    .input(z.strictObject({ ...change, question: reason }))
    .output(Intervention),
  resume: endpoint({
    method: 'POST',
    path: `${one}/resume`,
    scope: 'tenant',
    permission: may.interventionResume,
    audit: 'intervention.resumed',
    summary: 'Goes on without waiting; an answer of the customer does the same',
  })
    .input(z.strictObject(change))
    .output(Intervention),
  resolve: endpoint({
    method: 'POST',
    path: `${one}/resolve`,
    scope: 'tenant',
    permission: may.interventionResolve,
    audit: 'intervention.resolved',
    summary: 'Ends the work with its result',
  })
    .input(z.strictObject({ ...change, result: text(10_000) }))
    .output(Intervention),
  close: endpoint({
    method: 'POST',
    path: `${one}/close`,
    scope: 'tenant',
    permission: may.interventionClose,
    audit: 'intervention.closed',
    summary: 'Confirms the result',
  })
    .input(z.strictObject(change))
    .output(Intervention),
  reopen: endpoint({
    method: 'POST',
    path: `${one}/reopen`,
    scope: 'tenant',
    permission: may.interventionReopen,
    audit: 'intervention.reopened',
    summary: 'Takes a request up again within 14 days of its solution',
  })
    .input(z.strictObject({ ...change, reason }))
    .output(Intervention),
  cancel: endpoint({
    method: 'POST',
    path: `${one}/cancel`,
    scope: 'tenant',
    permission: may.interventionCancel,
    audit: 'intervention.cancelled',
    summary: 'Ends an open request without a result',
  })
    .input(z.strictObject({ ...change, reason }))
    .output(Intervention),
  facts: endpoint({
    method: 'GET',
    path: `${one}/facts`,
    scope: 'service',
    summary: 'What other contexts must know before they act for a request',
  })
    .input(z.strictObject(key))
    .output(InterventionFacts),
  allFacts: endpoint({
    method: 'POST',
    path: '/interventions/all-facts',
    scope: 'service',
    summary:
      'The same of several requests; those that do not exist are left out',
  })
    .input(z.strictObject({ requests: z.array(z.strictObject(key)).max(1000) }))
    .output(z.object({ items: z.array(InterventionFacts) })),
};

const messages = {
  list: endpoint({
    method: 'GET',
    path: `${one}/messages`,
    scope: 'tenant',
    permission: may.messageRead,
    summary: 'The conversation, last message first; internal notes for staff',
  })
    .input(z.strictObject({ ...key, ...pageInput }))
    .output(page(Message)),
  post: endpoint({
    method: 'POST',
    path: `${one}/messages/post`,
    scope: 'tenant',
    permission: may.messagePost,
    audit: 'message.posted',
    creates: true,
    summary:
      'Writes to everybody on the request; an answer of the customer ends the wait for it',
  })
    .input(z.strictObject({ ...key, text: text(10_000) }))
    .output(Message),
  postInternal: endpoint({
    method: 'POST',
    path: `${one}/messages/post-internal`,
    scope: 'tenant',
    permission: may.messagePostInternal,
    audit: 'message.postedInternal',
    creates: true,
    summary: 'Writes a note that no customer ever sees',
  })
    .input(z.strictObject({ ...key, text: text(10_000) }))
    .output(Message),
};

const queue = {
  list: endpoint({
    method: 'GET',
    path: '/queue',
    scope: 'tenants',
    permission: may.queueRead,
    summary:
      'Requests whose next step is the caller’s or nobody’s yet, most pressing and oldest first',
  })
    .input(z.strictObject({ ...pageInput, tenant: tenantId.optional() }))
    .output(page(QueueEntry)),
};

const objections = {
  raise: endpoint({
    method: 'POST',
    path: `${one}/objections/raise`,
    scope: 'service',
    audit: 'objection.raised',
    summary: 'Says what must be settled before a request can be resolved',
  })
    .input(z.strictObject({ ...key, ...Objection.shape }))
    .output(Objection),
  settle: endpoint({
    method: 'POST',
    path: `${one}/objections/settle`,
    scope: 'service',
    audit: 'objection.settled',
    summary:
      'Takes an objection back; one that is not there is settled already',
  })
    .input(z.strictObject({ ...key, ...Objection.pick({ about: true }).shape }))
    .output(Objection.pick({ about: true })),
};

/** Everything that can be asked of the interventions context. */
export const interventionsContract = defineContract('interventions', {
  interventions,
  messages,
  objections,
  queue,
});
