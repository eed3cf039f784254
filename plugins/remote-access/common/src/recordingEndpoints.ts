import { z } from 'zod';
import { endpoint, id, line, tenantId } from '@wardroom/platform-common';
import { Entry } from './Session';
import * as may from './permissions';

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
};
