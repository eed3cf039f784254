import { z } from 'zod';
import {
  AuditRecord,
  defineContract,
  endpoint,
  page,
  pageInput,
  tenantId,
} from '@wardroom/platform-common';
import { AuditEvent } from './AuditEvent';
import { AuditKey } from './AuditKey';
import { ChainVerification } from './ChainVerification';
import { Checkpoint } from './Checkpoint';
import { eventFilter } from './EventFilter';
import * as may from './permissions';

const tenant = { tenant: tenantId };
const one = '/tenants/{tenant}';
/** Number of an event, and 0 for the place before the first. */
const after = z.coerce.number().int().min(0).optional();

const auditEvents = {
  list: endpoint({
    method: 'GET',
    path: `${one}/events`,
    scope: 'tenant',
    permission: may.auditEventRead,
    audit: 'auditEvent.listed',
    summary: 'What happened in a tenant, newest first',
  })
    .input(z.strictObject({ ...tenant, ...pageInput, ...eventFilter }))
    .output(page(AuditEvent)),
  get: endpoint({
    method: 'GET',
    path: `${one}/events/{id}`,
    scope: 'tenant',
    permission: may.auditEventRead,
    audit: 'auditEvent.viewed',
    summary: 'One audit event with its place in the chain',
  })
    .input(z.strictObject({ ...tenant, id: z.string().max(64) }))
    .output(AuditEvent),
  export: endpoint({
    method: 'GET',
    path: `${one}/trail.jsonl`,
    scope: 'tenant',
    permission: may.auditEventExport,
    audit: 'auditEvent.exported',
    download: 'application/x-ndjson',
    summary: 'The chain as a file that can be verified offline',
  }).input(
    z.strictObject({
      ...tenant,
      /** Only what follows this event, for who has the trail up to it. */
      after,
    }),
  ),
  exportCsv: endpoint({
    method: 'GET',
    path: `${one}/events.csv`,
    scope: 'tenant',
    permission: may.auditEventExport,
    audit: 'auditEvent.exported',
    download: 'text/csv',
    summary: 'Audit events for a spreadsheet, oldest first',
  }).input(z.strictObject({ ...tenant, ...eventFilter })),
};

const chain = {
  verify: endpoint({
    method: 'GET',
    path: `${one}/chain/verify`,
    scope: 'tenant',
    permission: may.auditEventRead,
    audit: 'chain.verified',
    summary: 'Checks a stretch of the chain and says where it was changed',
  })
    .input(z.strictObject({ ...tenant, after }))
    .output(ChainVerification),
};

const checkpoints = {
  list: endpoint({
    method: 'GET',
    path: `${one}/checkpoints`,
    scope: 'tenant',
    permission: may.auditEventRead,
    summary: 'Signed statements of what the chain was, newest first',
  })
    .input(z.strictObject({ ...tenant, ...pageInput }))
    .output(page(Checkpoint)),
};

const keys = {
  list: endpoint({
    method: 'GET',
    path: '/keys',
    scope: 'self',
    summary: 'The public keys that checkpoints are checked with',
  }).output(
    z.object({ items: z.array(AuditKey.extend({ current: z.boolean() })) }),
  ),
};

const records = {
  append: endpoint({
    method: 'POST',
    path: '/records',
    scope: 'service',
    creates: true,
    summary: 'Puts records behind the chains of their tenants, each once',
  })
    .input(z.strictObject({ records: z.array(AuditRecord).min(1).max(1000) }))
    .output(z.object({ appended: z.number().int() })),
};

export const auditContract = defineContract('audit', {
  auditEvents,
  chain,
  checkpoints,
  keys,
  records,
});
