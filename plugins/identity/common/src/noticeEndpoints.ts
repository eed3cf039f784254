import { z } from 'zod';
import { endpoint } from '@wardroom/platform-common';
import { Notice } from './Notice';

/** What other contexts have told to people. */
export const noticeEndpoints = {
  send: endpoint({
    method: 'POST',
    path: '/tenants/{tenant}/notices/send',
    scope: 'service',
    audit: 'notice.sent',
    summary: 'Tells people of a customer, or those who work for it, something',
  })
    .input(Notice)
    .output(z.object({ people: z.number().int() })),
};
