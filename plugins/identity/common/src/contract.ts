import { z } from 'zod';
import {
  defineContract,
  email,
  endpoint,
  line,
  page,
  pageInput,
  personRef,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { Account, OwnAccount, RecoveryCodes, TotpEnrolment } from './Account';
import { code, password } from './password';
import { Invitation } from './Invitation';
import { noticeEndpoints } from './noticeEndpoints';
import * as may from './permissions';
import { SignInSession } from './SignInSession';
import { SignInOptions, SignInStep } from './SignInStep';
import { StepUpPurpose, StepUpTicket } from './StepUpTicket';

const recoveryCode = line(40);
const token = line(160);
const tenant = { tenant: tenantId };
const name = z
  .string()
  .regex(/^[a-z0-9](?:[._-]?[a-z0-9]){0,62}$/, 'must be a name such as jane');
const one = '/tenants/{tenant}/accounts';

/** Exactly one of both proofs. */
function eitherCode<T extends { code?: string; recoveryCode?: string }>(
  input: T,
) {
  return (input.code === undefined) !== (input.recoveryCode === undefined);
}
const either = { path: ['code'], message: 'give a code or a recovery code' };

const signIns = {
  start: endpoint({
    method: 'POST',
    path: '/public/sign-in',
    scope: 'public',
    audit: 'signIn.started',
    summary: 'Begins a sign-in with a password',
  })
    .input(
      z
        .strictObject({
          email: email.optional(),
          /** For people whose address is used in several places. */
          person: personRef.optional(),
          password,
        })
        .refine(
          input => (input.email === undefined) !== (input.person === undefined),
          {
            path: ['email'],
            message: 'give an e-mail address or a person',
          },
        ),
    )
    .output(SignInStep),
  prove: endpoint({
    method: 'POST',
    path: '/public/sign-in/totp',
    scope: 'public',
    audit: 'signIn.proved',
    summary: 'Ends a sign-in with a one-time code or a recovery code',
  })
    .input(
      z
        .strictObject({
          challenge: token,
          code: code.optional(),
          recoveryCode: recoveryCode.optional(),
        })
        .refine(eitherCode, either),
    )
    .output(SignInStep),
  enrol: endpoint({
    method: 'POST',
    path: '/public/sign-in/enrol-totp',
    scope: 'public',
    audit: 'signIn.enrolled',
    summary: 'Ends a sign-in with the first code of a new authenticator',
  })
    .input(z.strictObject({ challenge: token, code }))
    .output(SignInStep),
  end: endpoint({
    method: 'POST',
    path: '/public/sign-out',
    scope: 'public',
    audit: 'signIn.ended',
    summary: 'Ends the sign-in of this browser',
  })
    .input(z.strictObject({}))
    .output(z.object({ person: z.string() })),
};

const signInOptions = {
  get: endpoint({
    method: 'GET',
    path: '/public/sign-in-options',
    scope: 'public',
    summary: 'What the sign-in page may offer',
  })
    .input(z.strictObject({}))
    .output(SignInOptions),
};

const invitations = {
  accept: endpoint({
    method: 'POST',
    path: '/public/invitations/accept',
    scope: 'public',
    audit: 'invitation.accepted',
    summary: 'Chooses the first password by a single-use link',
  })
    .input(z.strictObject({ token, password }))
    .output(SignInStep),
  issue: endpoint({
    method: 'POST',
    path: '/invitations/issue',
    scope: 'service',
    audit: 'invitation.issued',
    summary: 'A link for the first administrator, who nobody can invite',
  })
    .input(z.strictObject({ person: personRef }))
    .output(z.object({ link: z.string(), expiresAt: z.string() })),
};

const passwordResets = {
  request: endpoint({
    method: 'POST',
    path: '/public/password-resets',
    scope: 'public',
    audit: 'passwordReset.requested',
    summary: 'Sends a link to an address if it belongs to somebody',
  })
    .input(z.strictObject({ email }))
    .output(z.object({ sent: z.literal('if-known') })),
  complete: endpoint({
    method: 'POST',
    path: '/public/password-resets/complete',
    scope: 'public',
    audit: 'passwordReset.completed',
    summary: 'Sets a new password by a single-use link',
  })
    .input(z.strictObject({ token, password }))
    .output(SignInStep),
};

const accounts = {
  list: endpoint({
    method: 'GET',
    path: one,
    scope: 'tenant',
    permission: may.accountRead,
    summary: 'How the people of a customer sign in',
  })
    .input(
      z.strictObject({
        ...tenant,
        ...pageInput,
        /** Only these, and each of them, with an account or without. */
        names: several(name).optional(),
      }),
    )
    .output(page(Account)),
  invite: endpoint({
    method: 'POST',
    path: `${one}/{name}/invite`,
    scope: 'tenant',
    permission: may.accountInvite,
    audit: 'account.invited',
    summary: 'Gives a person a link to choose their first password',
  })
    .input(z.strictObject({ ...tenant, name }))
    .output(Invitation),
  reset: endpoint({
    method: 'POST',
    path: `${one}/{name}/reset`,
    scope: 'tenant',
    permission: may.accountReset,
    audit: 'account.reset',
    summary: 'Takes the password at once and gives a link for a new one',
  })
    .input(
      z.strictObject({
        ...tenant,
        name,
        /** Also forgets one-time codes and recovery codes: for a lost authenticator. */
        forgetTotp: z.boolean(),
      }),
    )
    .output(Invitation),
  unlock: endpoint({
    method: 'POST',
    path: `${one}/{name}/unlock`,
    scope: 'tenant',
    permission: may.accountUnlock,
    audit: 'account.unlocked',
    summary: 'Lifts the lock after failed attempts',
  })
    .input(z.strictObject({ ...tenant, name }))
    .output(Account),
  revoke: endpoint({
    method: 'POST',
    path: `${one}/{name}/revoke`,
    scope: 'tenant',
    permission: may.accountRevoke,
    audit: 'account.revoked',
    summary: 'Ends all sign-ins of a person',
  })
    .input(z.strictObject({ ...tenant, name }))
    .output(Account),
  provision: endpoint({
    method: 'POST',
    path: '/accounts/provision',
    scope: 'service',
    audit: 'account.provisioned',
    summary: 'An account with a once-only password, for demo data',
  })
    .input(z.strictObject({ person: personRef }))
    .output(
      z.object({
        person: z.string(),
        password: z.string(),
        /** Present for people who must have one-time codes. */
        totp: TotpEnrolment.optional(),
        recoveryCodes: z.array(z.string()).optional(),
      }),
    ),
};

const account = {
  get: endpoint({
    method: 'GET',
    path: '/account',
    scope: 'self',
    summary: 'How the signed-in person signs in',
  })
    .input(z.strictObject({}))
    .output(OwnAccount),
  changePassword: endpoint({
    method: 'POST',
    path: '/account/change-password',
    scope: 'self',
    audit: 'account.changedPassword',
    summary: 'Changes the own password and ends all other sign-ins',
  })
    .input(z.strictObject({ current: password, next: password }))
    .output(OwnAccount),
  startTotp: endpoint({
    method: 'POST',
    path: '/account/start-totp',
    scope: 'self',
    audit: 'account.startedTotp',
    summary: 'A new authenticator secret, not in force until confirmed',
  })
    .input(z.strictObject({ password, code: code.optional() }))
    .output(TotpEnrolment),
  enrolTotp: endpoint({
    method: 'POST',
    path: '/account/enrol-totp',
    scope: 'self',
    audit: 'account.enrolledTotp',
    summary: 'Puts the new authenticator into force by its first code',
  })
    .input(z.strictObject({ code }))
    .output(RecoveryCodes),
  removeTotp: endpoint({
    method: 'POST',
    path: '/account/remove-totp',
    scope: 'self',
    audit: 'account.removedTotp',
    summary: 'Gives up one-time codes, for people who need not have them',
  })
    .input(z.strictObject({ code }))
    .output(OwnAccount),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/account/renew-recovery-codes',
    scope: 'self',
    audit: 'account.renewedRecoveryCodes',
    summary: 'New recovery codes in place of the old ones',
  })
    .input(z.strictObject({ code }))
    .output(RecoveryCodes),
};

const signInSessions = {
  list: endpoint({
    method: 'GET',
    path: '/sign-in-sessions',
    scope: 'self',
    summary: 'Browsers in which the person is signed in',
  })
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(SignInSession) })),
  revoke: endpoint({
    method: 'POST',
    path: '/sign-in-sessions/{id}/revoke',
    scope: 'self',
    audit: 'signInSession.revoked',
    summary: 'Ends one of the own sign-ins',
  })
    .input(z.strictObject({ id: z.string().max(40) }))
    .output(SignInSession),
  revokeAll: endpoint({
    method: 'POST',
    path: '/sign-in-sessions/revoke-all',
    scope: 'self',
    audit: 'signInSession.revokedAll',
    summary: 'Signs the person out everywhere, here too',
  })
    .input(z.strictObject({}))
    .output(z.object({ ended: z.number().int() })),
  validate: endpoint({
    method: 'POST',
    path: '/sign-in-sessions/validate',
    scope: 'service',
    summary: 'The person behind a cookie, while the sign-in holds',
  })
    .input(
      z.strictObject({
        /** Value of the cookie. */
        token,
        /** How long ago the person last did something in the browser, in seconds; no answer keeps nothing alive. */
        idleSeconds: z.number().int().min(0).max(86_400).optional(),
      }),
    )
    .output(
      z.object({
        person: personRef,
        displayName: z.string(),
        session: z.string(),
      }),
    ),
};

const stepUps = {
  get: endpoint({
    method: 'GET',
    path: '/step-ups/need',
    scope: 'self',
    summary: 'Whether a step-up needs a code now',
  })
    .input(z.strictObject({}))
    .output(z.object({ codeNeeded: z.boolean() })),
  grant: endpoint({
    method: 'POST',
    path: '/step-ups/grant',
    scope: 'self',
    audit: 'stepUp.granted',
    summary: 'A ticket for one purpose and object, against a fresh code',
  })
    .input(
      z.strictObject({
        purpose: StepUpPurpose,
        /** Id of what the ticket is for. */
        object: line(120),
        code: code.optional(),
      }),
    )
    .output(StepUpTicket),
  redeem: endpoint({
    method: 'POST',
    path: '/step-ups/redeem',
    scope: 'service',
    audit: 'stepUp.redeemed',
    summary: 'Uses a ticket up',
  })
    .input(
      z.strictObject({
        ticket: token,
        person: personRef,
        purpose: StepUpPurpose,
        object: line(120),
      }),
    )
    .output(z.object({ person: personRef, grantedAt: z.string() })),
};

/** Everything that can be asked of the identity context. */
export const identityContract = defineContract('identity', {
  signIns,
  signInOptions,
  invitations,
  passwordResets,
  accounts,
  account,
  signInSessions,
  notices: noticeEndpoints,
  stepUps,
});
