import { z } from 'zod';
import {
  endpoint,
  id,
  isoTime,
  line,
  page,
  pageInput,
  personRef,
  tenantId,
} from '@wardroom/platform-common';
import { Command } from '../session/LoggedCommand';
import * as may from '../permissions';

export const commandEndpoints = {
  search: endpoint({
    method: 'GET',
    path: '/commands',
    scope: 'tenants',
    permission: may.commandSearch,
    audit: 'command.searched',
    summary: 'Commands in visible customers that hold all of these words',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        /** Words, the last of which may be a beginning. */
        search: line(200).optional(),
        session: id('ses').optional(),
        person: personRef.optional(),
        asset: id('ast').optional(),
        /** Sent from then on. */
        from: isoTime.optional(),
        /** Sent before then. */
        until: isoTime.optional(),
      }),
    )
    .output(page(Command)),
};
