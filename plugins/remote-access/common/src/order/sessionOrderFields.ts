import { z } from 'zod';
import { id, line, personRef, tenantId } from '@wardroom/platform-common';
import { HostKey } from '../target/HostKey';
import { JumpHost, Road } from './Road';
import { CredentialOrder } from '../credential/CredentialOrder';
import { SealPublicKey } from '../crypto/Sealed';
import { SessionPolicy } from '../policy/SessionPolicy';
import { planHash } from '../policy/WorkPlan';

/** What the gateway must know of every session, whatever it speaks with the target. */
export const sessionOrderFields = {
  session: id('ses'),
  recording: id('rec'),
  tenant: tenantId,
  /** The technician. */
  person: personRef,
  target: z.strictObject({ id: id('tgt'), name: line(200) }),
  credential: CredentialOrder,
  /** How the network of the target is reached, or that of its first jump host. */
  road: Road,
  /** Hosts through which the target is reached, the nearest first. */
  jumps: z.array(JumpHost).max(4),
  /** Empty before the first connection: then the key that is met goes to `pinHostKey`. */
  hostKeys: z.array(HostKey).max(16),
  policy: SessionPolicy,
  /** Hash of the plan that it was approved with. */
  plan: planHash.optional(),
  /** To whom the recording's data key is wrapped. Without a holder there is no recording, and so no session. */
  recordingKeys: z
    .array(SealPublicKey.extend({ holder: z.enum(['tenant', 'auditor']) }))
    .min(1)
    .max(8),
};
