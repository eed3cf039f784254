import { z } from 'zod';
import { endpoint, id, line, tenantId } from '@wardroom/platform-common';
import { ExportForm } from '../recording/ExportStatement';
import { Entry, Session } from '../session/Session';
import * as may from '../permissions';

const one = '/tenants/{tenant}';

/** Recordings of sessions. */
export const recordingEndpoints = {
  view: endpoint({
    method: 'POST',
    path: `${one}/recordings/{id}/view`,
    scope: 'tenant',
    permission: may.recordingRead,
    audit: 'recording.viewed',
    summary: 'A one-time ticket to replay a recording, for a reason',
  })
    .input(
      z.strictObject({ tenant: tenantId, id: id('rec'), reason: line(300) }),
    )
    .output(Entry),
  export: endpoint({
    method: 'POST',
    path: `${one}/recordings/{id}/export`,
    scope: 'tenant',
    permission: may.recordingExport,
    audit: 'recording.exported',
    summary:
      'A one-time ticket to take a recording out as a file, for a reason',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        id: id('rec'),
        form: ExportForm,
        reason: line(300),
      }),
    )
    .output(Entry),
  hold: endpoint({
    method: 'POST',
    path: `${one}/recordings/{id}/hold`,
    scope: 'tenant',
    permission: may.recordingHold,
    audit: 'recording.held',
    summary: 'Keeps a recording beyond its time, until it is released',
  })
    .input(
      z.strictObject({ tenant: tenantId, id: id('rec'), reason: line(300) }),
    )
    .output(Session),
  release: endpoint({
    method: 'POST',
    path: `${one}/recordings/{id}/release`,
    scope: 'tenant',
    permission: may.recordingRelease,
    audit: 'recording.released',
    summary: 'Lets a recording be deleted when its time is over',
  })
    .input(
      z.strictObject({ tenant: tenantId, id: id('rec'), reason: line(300) }),
    )
    .output(Session),
};
