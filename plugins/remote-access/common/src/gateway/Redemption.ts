import { z } from 'zod';
import { id, line, personRef, tenantId } from '@wardroom/platform-common';
import { ExportForm } from '../recording/ExportStatement';
import { encoded, SealContext, Sealed } from '../crypto/Sealed';
import { SessionOrder } from '../order/SessionOrder';
import { SignPublicKey } from '../crypto/SignPublicKey';
import { WatchOrder } from '../order/WatchOrder';

/** A private recording key as the portal stores it: sealed to the gateway. */
export const SealedRecordingKey = z.strictObject({
  sealed: Sealed,
  context: SealContext,
});
export type SealedRecordingKey = z.infer<typeof SealedRecordingKey>;

/** Everything the gateway needs to show one recording to one person. */
export const ReplayOrder = z.strictObject({
  kind: z.literal('replay'),
  recording: id('rec'),
  session: id('ses'),
  tenant: tenantId,
  /** Who looks at it. */
  person: personRef,
  /** The private key of one holder. */
  key: SealedRecordingKey,
  /** Signing keys of all gateways that may have written it. */
  signPublicKeys: z.array(SignPublicKey).max(100),
});
export type ReplayOrder = z.infer<typeof ReplayOrder>;

/** Everything the gateway needs to hand one recording out as a file. */
export const ExportOrder = ReplayOrder.extend({
  kind: z.literal('export'),
  form: ExportForm,
  reason: line(300),
  /** The name of the target, and who was on it. */
  target: line(300),
  technician: personRef,
});
export type ExportOrder = z.infer<typeof ExportOrder>;

/** Answer to a redeemed ticket: what to do, or a refusal. Which ticket was wrong, and how, is not said. */
export const Redemption = z.union([
  z.strictObject({
    accepted: z.literal(true),
    order: z.discriminatedUnion('kind', [
      SessionOrder,
      ReplayOrder,
      ExportOrder,
      WatchOrder,
    ]),
  }),
  z.strictObject({ accepted: z.literal(false), message: z.string().max(500) }),
]);
export type Redemption = z.infer<typeof Redemption>;

/** SHA-256 of a ticket, as base64url. The ticket itself never reaches the portal again. */
export const ticketHash = encoded(43).length(43);
