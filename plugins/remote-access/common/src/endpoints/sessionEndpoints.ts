import { z } from 'zod';
import {
  endpoint,
  id,
  isoTime,
  line,
  page,
  pageInput,
  personRef,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { Entry, Session, SessionState } from '../session/Session';
import { SessionCheck } from '../gateway/SessionCheck';
import { BorrowableSecret, SuppliedSecret } from '../policy/SessionPolicy';
import * as may from '../permissions';

const one = '/tenants/{tenant}';
const session = { tenant: tenantId, id: id('ses') };

/** Sessions, from their opening to their end. */
export const sessionEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/sessions',
    scope: 'tenants',
    permission: may.sessionRead,
    summary: 'Sessions in visible customers, the latest first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        person: personRef.optional(),
        asset: id('ast').optional(),
        intervention: id('int').optional(),
        state: several(SessionState).optional(),
        /** Requested from then on. */
        from: isoTime.optional(),
        /** Requested before then. */
        until: isoTime.optional(),
      }),
    )
    .output(page(Session)),
  get: endpoint({
    method: 'GET',
    path: `${one}/sessions/{id}`,
    scope: 'tenant',
    permission: may.sessionRead,
    summary: 'One session',
  })
    .input(z.strictObject(session))
    .output(Session),
  open: endpoint({
    method: 'POST',
    path: `${one}/sessions/open`,
    scope: 'tenant',
    permission: may.sessionOpen,
    audit: 'session.opened',
    summary: 'Checks everything and gives out the one-time ticket of a session',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        target: id('tgt'),
        intervention: id('int'),
        /** Why; the title of the request if absent. */
        reason: line(300).optional(),
        /**
         * A fresh step-up ticket: each one opens one session. It may be absent where the rules let an earlier code of
         * the same browser count.
         */
        stepUp: z.string().min(1).max(500).optional(),
      }),
    )
    .output(Entry),
  check: endpoint({
    method: 'GET',
    path: `${one}/targets/{target}/check`,
    scope: 'tenant',
    permission: may.sessionRead,
    summary:
      'What would come of opening a session now, and what to do about it',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        target: id('tgt'),
        intervention: id('int'),
      }),
    )
    .output(SessionCheck),
  mark: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/mark`,
    scope: 'tenant',
    permission: may.sessionMark,
    audit: 'session.marked',
    summary: 'Puts a marked moment of an own session on record',
  })
    .input(z.strictObject({ ...session, label: line(200) }))
    .output(z.object({ id: z.string() })),
  end: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/end`,
    scope: 'tenant',
    permission: may.sessionEnd,
    audit: 'session.ended',
    summary: 'Ends an own session',
  })
    .input(z.strictObject(session))
    .output(Session),
  terminate: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/terminate`,
    scope: 'tenant',
    permission: may.sessionTerminate,
    audit: 'session.terminated',
    summary: "Ends somebody's session at once",
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Session),
  watch: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/watch`,
    scope: 'tenant',
    permission: may.sessionWatch,
    audit: 'session.watched',
    summary: 'A one-time ticket to look at a session while it runs',
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Entry),
  join: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/join`,
    scope: 'tenant',
    permission: may.sessionJoin,
    audit: 'session.joined',
    summary: 'A one-time ticket to a session that one is invited to',
  })
    .input(z.strictObject(session))
    .output(Entry),
  freeze: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/freeze`,
    scope: 'tenant',
    permission: may.sessionFreeze,
    audit: 'session.frozen',
    summary: 'Takes no more input of a session; what it shows goes on',
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Session),
  thaw: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/thaw`,
    scope: 'tenant',
    permission: may.sessionThaw,
    audit: 'session.thawed',
    summary: 'Takes input of a frozen session again',
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Session),
  message: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/message`,
    scope: 'tenant',
    permission: may.sessionMessage,
    audit: 'session.messaged',
    summary: 'Shows a message in a session and puts it on its recording',
  })
    .input(z.strictObject({ ...session, text: line(500) }))
    .output(Session),
  take: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/take`,
    scope: 'tenant',
    permission: may.sessionTake,
    audit: 'session.taken',
    summary: 'Takes the keyboard of a session, or takes it back',
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Session),
  borrowable: endpoint({
    method: 'GET',
    path: `${one}/sessions/{id}/borrowable`,
    scope: 'tenant',
    permission: may.sessionRead,
    summary:
      'Other credentials whose secrets the technician may have typed into their session',
  })
    .input(z.strictObject(session))
    .output(z.object({ items: z.array(BorrowableSecret) })),
  borrow: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/borrow`,
    scope: 'tenant',
    permission: may.sessionBorrow,
    audit: 'session.borrowed',
    summary:
      'Has a secret of another credential typed into a session that nobody gets to see',
  })
    .input(z.strictObject({ ...session, credential: id('crd') }))
    .output(Session),
  supply: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/supply`,
    scope: 'tenant',
    permission: may.sessionSupply,
    audit: 'session.supplied',
    summary: 'Has a secret typed into a session that nobody gets to see',
  })
    .input(z.strictObject({ ...session, secret: SuppliedSecret }))
    .output(Session),
  invite: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/invite`,
    scope: 'tenant',
    permission: may.sessionInvite,
    audit: 'session.invited',
    summary: 'Invites a colleague to a session while it runs',
  })
    .input(
      z.strictObject({
        ...session,
        /** Somebody who may open sessions for this customer. */
        person: personRef,
        mode: z.enum(['read', 'write']),
        reason: line(300),
      }),
    )
    .output(Session),
  answer: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/answer`,
    scope: 'tenant',
    permission: may.sessionAnswer,
    audit: 'session.answered',
    summary: 'Says whether the command that waits may be run',
  })
    .input(
      z.strictObject({
        ...session,
        /** The question that was read: an answer is not for the next one. */
        question: id('ask'),
        allowed: z.boolean(),
        reason: line(300),
      }),
    )
    .output(Session),
};
