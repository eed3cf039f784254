import { z } from 'zod';
import { rotationHookId } from '../credential/RotationPlan';
import { SealedCredential } from '../crypto/Sealed';
import { sessionOrderFields } from './sessionOrderFields';
import { SshSettings } from '../target/TargetSettings';
import { line } from '@wardroom/platform-common';

const { target, road, jumps, hostKeys, session, person } = sessionOrderFields;

/** Everything the gateway needs to change a password on the target that it opens. */
export const ChangeOrder = z.strictObject({
  hook: rotationHookId,
  target: target.extend({
    host: line(255),
    port: z.number().int().min(1).max(65_535),
    username: line(128).regex(/^[^:\s]+$/),
    settings: SshSettings,
  }),
  ...{ road, jumps },
  /** The session after which it is changed, and whose it was: logs of the target name them. */
  ...{ session, person },
  /** Its pinned keys: nobody is there to confirm another. */
  hostKeys: hostKeys.min(1),
  present: SealedCredential,
  next: SealedCredential,
  /** It was tried before: the new one may be in use already. */
  again: z.boolean(),
});
export type ChangeOrder = z.infer<typeof ChangeOrder>;
