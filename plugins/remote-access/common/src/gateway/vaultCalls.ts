import { z } from 'zod';
import { line, tenantId } from '@wardroom/platform-common';
import { ChangeOrder } from '../order/ChangeOrder';
import type { CallTable } from '../channel/ControlChannel';
import { StoreOrder } from '../credential/CredentialStore';
import { EndReason } from '../recording/EndReason';
import { GatewayIdentity } from './GatewaySettings';
import { RotationFault } from '../credential/RotationPlan';
import {
  keyId,
  SealContext,
  Sealed,
  SealedCredential,
  SealPublicKey,
} from '../crypto/Sealed';

/** What the portal asks of the gateway about keys and secrets; they are opened there and nowhere else. */
export const vaultCalls = {
  /** Makes the key pair of a holder of recordings. The private part comes sealed to this gateway; store both. */
  createRecordingKey: {
    input: z.strictObject({
      tenant: tenantId,
      id: line(64),
      version: z.number().int().min(1),
    }),
    output: z.strictObject({
      key: SealPublicKey,
      sealed: Sealed,
      context: SealContext,
    }),
  },
  /** Seals secrets anew to the present key, after `rotateKeys`. One that does not open has no `sealed`. */
  reseal: {
    input: z.strictObject({
      secrets: z
        .array(z.strictObject({ sealed: Sealed, context: SealContext }))
        .max(50),
    }),
    output: z.strictObject({
      secrets: z.array(z.strictObject({ sealed: Sealed.optional() })),
    }),
  },
  /** Asks a store whether it takes what it is asked with. */
  checkStore: {
    input: StoreOrder,
    output: z.strictObject({ fault: EndReason.optional() }),
  },
  /** Makes a new password, sealed for the next version of a credential. Without `sealed` the present one is none. */
  prepareRotation: {
    input: z.strictObject({ present: SealedCredential, context: SealContext }),
    output: z.strictObject({ sealed: Sealed.optional() }),
  },
  /** Changes a password on its target, and signs in to see which one is good now. */
  changeSecret: {
    input: ChangeOrder,
    output: z.strictObject({
      outcome: z.enum(['changed', 'unchanged', 'uncertain']),
      fault: RotationFault.optional(),
    }),
  },
  /** Makes new keys. The old ones go on opening and verifying. */
  rotateKeys: { input: z.strictObject({}), output: GatewayIdentity },
  /** Destroys a former key: what is still sealed to it is lost. The present one is refused. */
  destroyKey: {
    input: z.strictObject({ kid: keyId }),
    output: GatewayIdentity,
  },
} satisfies CallTable;
