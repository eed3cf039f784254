import { z } from 'zod';
import { line, defineLifecycle } from '@wardroom/platform-common';

/** Name of a way to change a secret on a target, such as `linux-password`. */
export const rotationHookId = z
  .string()
  .regex(/^[a-z0-9](?:-?[a-z0-9]){1,39}$/, 'must be the name of a hook');

/** When the secret of a credential is changed on its target, and how. */
export const RotationPlan = z.strictObject({
  after: z.enum(['session', 'never']),
  hook: rotationHookId,
});
export type RotationPlan = z.infer<typeof RotationPlan>;

/** The hook that ships with the gateway: `chpasswd` for root, `passwd` for all others. */
export const linuxPasswordHook = 'linux-password';

/** Why a secret was not changed, with the sentence that administrators read. */
export const rotationFaults = {
  'not-a-password': 'The credential is not a plain password.',
  'no-hook': 'The gateway does not know how to change it.',
  'sign-in-failed':
    'The target cannot be reached, or accepts neither the stored password nor a new one.',
  refused:
    'The account may not change its password, or the target refused the new one.',
  uncertain:
    'The connection broke while the password was changed, and the target accepts neither the old one nor the new one at the moment. Both are kept.',
  'renewed-meanwhile':
    'Somebody renewed the credential while its password was changed on the target.',
  'several-targets':
    'It opens several targets: changed on one of them, it would open the others no more.',
  'no-target': 'The target was removed, or opens with another credential now.',
} as const;

export type RotationFault = keyof typeof rotationFaults;
export const RotationFault = z.enum(
  Object.keys(rotationFaults) as [RotationFault, ...RotationFault[]],
);

/** `due`: will be tried, again if need be; `changed`: the new secret is in use; `failed`: the old one still is. */
export const rotationLifecycle = defineLifecycle({
  noun: 'rotation',
  initial: 'due',
  transitions: {
    complete: { from: ['due'], to: 'changed' },
    fail: { from: ['due'], to: 'failed' },
    retry: { from: ['failed'], to: 'due' },
  },
});
export const RotationState = z.enum(['due', 'changed', 'failed']);
export type RotationState = z.infer<typeof RotationState>;

/** What is known of the latest change of a credential's secret. */
export const LatestRotation = z.object({
  state: RotationState,
  at: z.string(),
  fault: line(300).optional(),
});
export type LatestRotation = z.infer<typeof LatestRotation>;
