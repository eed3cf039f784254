import { z } from 'zod';
import {
  endpoint,
  id,
  isoTime,
  line,
  page,
  pageInput,
  several,
  tenantId,
} from '@wardroom/platform-common';
import * as may from '../permissions';
import { ScanFormatDescription } from './ScanFormatDescription';
import { ScanImport, ScanImportDetails } from './ScanImport';
import { ScanImportState } from './scanImportLifecycle';

const many = '/tenants/{tenant}/scan-imports';
const one = `${many}/{id}` as const;
const which = { tenant: tenantId, id: id('imp') };
const version = { version: z.number().int().positive() };

/** Files of scanners on their way into findings. */
export const scanImportEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/scan-imports',
    scope: 'tenants',
    permission: may.scanImportRead,
    summary: 'Imports of the customers that the caller may see, newest first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        state: several(ScanImportState).optional(),
      }),
    )
    .output(page(ScanImport)),
  get: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.scanImportRead,
    summary: 'One import with its first 1,000 warnings',
  })
    .input(z.strictObject(which))
    .output(ScanImportDetails),
  formats: endpoint({
    method: 'GET',
    path: '/tenants/{tenant}/scan-formats',
    scope: 'tenant',
    permission: may.scanImportRead,
    summary:
      'The formats of files that are read here, by their titles, and how large a file may be',
  })
    .input(z.strictObject({ tenant: tenantId }))
    .output(
      z.object({
        items: z.array(ScanFormatDescription),
        maxBytes: z.number().int(),
      }),
    ),
  create: endpoint({
    method: 'POST',
    path: many,
    scope: 'tenant',
    permission: may.scanImportCreate,
    audit: 'scanImport.created',
    creates: true,
    upload: 'application/octet-stream',
    starts: true,
    summary:
      "Takes a scanner's file, which is the body, and reads it afterwards",
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        /** Of the file, for people. */
        name: line(200),
        /** Id of the format; recognised if absent. */
        format: line(40).optional(),
        /** The asset that was scanned, for files that do not say it. */
        asset: id('ast').optional(),
        /** When it was scanned, for files that do not say it; now if absent. */
        scannedAt: isoTime.optional(),
        /** Whether what the scan proves gone is closed; yes if absent. */
        closes: z.stringbool().optional(),
      }),
    )
    .output(ScanImport),
  confirm: endpoint({
    method: 'POST',
    path: `${one}/confirm`,
    scope: 'tenant',
    permission: may.scanImportConfirm,
    audit: 'scanImport.confirmed',
    starts: true,
    summary: 'Lets an import go on that would close much',
  })
    .input(z.strictObject({ ...which, ...version }))
    .output(ScanImport),
  cancel: endpoint({
    method: 'POST',
    path: `${one}/cancel`,
    scope: 'tenant',
    permission: may.scanImportCancel,
    audit: 'scanImport.cancelled',
    summary: 'Ends an import that has changed nothing yet',
  })
    .input(z.strictObject({ ...which, ...version }))
    .output(ScanImport),
  undo: endpoint({
    method: 'POST',
    path: `${one}/undo`,
    scope: 'tenant',
    permission: may.scanImportUndo,
    audit: 'scanImport.undone',
    summary: 'Takes back what the newest import of a source has changed',
  })
    .input(z.strictObject({ ...which, ...version }))
    .output(ScanImport),
};
