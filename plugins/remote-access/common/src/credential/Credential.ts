import { z } from 'zod';
import { id, line } from '@wardroom/platform-common';
import { StoreValues } from './CredentialStore';
import { LatestRotation, RotationPlan } from './RotationPlan';
import { Sealed } from '../crypto/Sealed';
import { TargetProtocol } from '../target/TargetSettings';

/** `ssh-ca`: the private key of an SSH certificate authority; each session gets a certificate of its own from it. `totp-seed`: what one-time codes are computed from. */
export const CredentialKind = z.enum([
  'password',
  'private-key',
  'ssh-ca',
  'totp-seed',
]);
export type CredentialKind = z.infer<typeof CredentialKind>;

/**
 * A credential is made where its secret is typed: the browser chooses the id, because the seal is bound to it, and
 * seals the secret to the gateway's key. What arrives here can be stored and never opened.
 */
export const credentialFields = {
  id: id('crd'),
  kind: CredentialKind,
  label: line(80),
  /** Sealed for the purpose `credential`, this tenant, this id and version 1. */
  sealed: Sealed.optional(),
  /** Where it is kept outside, instead. */
  source: z.strictObject({ store: id('cst'), values: StoreValues }).optional(),
};

/** A new secret for a credential, sealed for the version after the present one. */
export const renewedSecret = z.strictObject({
  kind: CredentialKind,
  sealed: Sealed,
  secretVersion: z.number().int().min(2),
});

/** What is known of a credential. Its value is in no answer. */
export const Credential = z.object({
  id: z.string(),
  tenant: z.string(),
  kind: CredentialKind,
  label: z.string(),
  /** Counts the secrets it has had. */
  secretVersion: z.number().int(),
  /** When and by whom the present secret was set. */
  renewedAt: z.string(),
  renewedBy: z.string(),
  /** Where it is kept, if not here: it is fetched for each session. */
  source: z
    .object({
      store: z.object({ id: z.string(), name: z.string() }),
      values: z.record(z.string(), z.string()),
    })
    .optional(),
  /** Whether its secret is changed on the target after each session, and how that went last. */
  rotation: RotationPlan.extend({ latest: LatestRotation.optional() }),
  /** Targets that are opened with it. */
  targets: z.array(
    z.object({ id: z.string(), name: z.string(), protocol: TargetProtocol }),
  ),
  version: z.number().int(),
  createdAt: z.string(),
  allowedActions: z.array(z.enum(['update', 'rotate', 'delete'])),
});
export type Credential = z.infer<typeof Credential>;
