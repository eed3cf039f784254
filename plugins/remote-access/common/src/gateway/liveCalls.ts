import { z } from 'zod';
import { id, isoTime, line, personRef } from '@wardroom/platform-common';
import { CredentialOrder } from '../credential/CredentialOrder';
import type { CallTable } from '../channel/ControlChannel';
import { LoggedCommand } from '../session/LoggedCommand';
import { SessionLife } from '../session/SessionLife';
import { SuppliedSecret, SupplyFault } from '../policy/SessionPolicy';

const empty = z.strictObject({});
const event = undefined;

/** What the portal asks of the gateway to steer sessions while they run. */
const gateway = {
  /** Everybody who is in a session may be there. What the portal could not take before, it takes now. */
  vouch: { input: empty, output: event },
  /** Freezes the input of a session, or lets it go on. */
  freeze: {
    input: z.strictObject({
      session: id('ses'),
      frozen: z.boolean(),
      by: personRef,
      note: line(300).optional(),
    }),
    output: z.strictObject({ found: z.boolean() }),
  },
  /** Gives the keyboard to the technician, or to somebody who watches with mode `write`. */
  keyboard: {
    input: z.strictObject({ session: id('ses'), holder: personRef }),
    output: z.strictObject({ given: z.boolean() }),
  },
  /** Says whether the command that waits may be run. */
  answer: {
    input: z.strictObject({
      session: id('ses'),
      question: id('ask'),
      allowed: z.boolean(),
      by: personRef,
    }),
    output: z.strictObject({ found: z.boolean() }),
  },
  /** Types a secret of the session's credential, or of another one, into it. */
  supply: {
    input: z.strictObject({
      session: id('ses'),
      secret: SuppliedSecret,
      other: CredentialOrder.optional(),
    }),
    output: z.strictObject({ fault: SupplyFault.optional() }),
  },
  /** Sends somebody away who looks on. Nobody is found a second time. */
  dismiss: {
    input: z.strictObject({ session: id('ses'), person: personRef }),
    output: z.strictObject({ found: z.boolean() }),
  },
  /** Who sees which recording at this moment, and since when. */
  replays: {
    input: empty,
    output: z.strictObject({
      replays: z.array(
        z.strictObject({
          session: id('ses'),
          person: personRef,
          since: isoTime,
        }),
      ),
    }),
  },
  /** Sends somebody away who sees a recording. */
  endReplay: {
    input: z.strictObject({ session: id('ses'), person: personRef }),
    output: z.strictObject({ found: z.boolean() }),
  },
} satisfies CallTable;

/** What the gateway tells the portal of sessions while they run. */
const portal = {
  /** What goes on around a session changed. */
  life: {
    input: z.strictObject({ session: id('ses'), life: SessionLife }),
    output: empty,
  },
  /** Lines that were sent in a session, or were not because of a rule. */
  commands: {
    input: z.strictObject({
      session: id('ses'),
      commands: z.array(LoggedCommand).min(1).max(100),
    }),
    output: empty,
  },
  /** The recording of a session cannot be written any more, and the session goes on without it. */
  unrecorded: {
    input: z.strictObject({ session: id('ses') }),
    output: empty,
  },
  /** Somebody began or stopped to look on. */
  visit: {
    input: z.strictObject({
      session: id('ses'),
      person: personRef,
      visit: z.enum(['joined', 'left']),
    }),
    output: empty,
  },
} satisfies CallTable;

/** The calls around sessions that run: who looks on, who types, and what. */
export const liveCalls = { gateway, portal };
