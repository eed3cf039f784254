import { defineJob, type TenantStore } from '@wardroom/platform-node';
import type { AttemptWriter } from '../attempt/AttemptWriter';
import type { ChallengeWriter } from '../challenge/ChallengeWriter';
import type { InvitationWriter } from '../invitation/InvitationWriter';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';
import type { StepUpWriter } from '../stepUp/StepUpWriter';

type Store = TenantStore<
  Record<never, never>,
  {
    attempts: typeof AttemptWriter;
    challenges: typeof ChallengeWriter;
    invitations: typeof InvitationWriter;
    signInSessions: typeof SignInSessionWriter;
    stepUps: typeof StepUpWriter;
  }
>;

/** Removes what counts no longer: of strangers who failed nothing is kept, of people only what the audit trail says. */
export function forgetTraces(store: Store) {
  return defineJob({
    name: 'forgetTraces',
    everyMs: 60 * 60_000,
    async run(everywhere) {
      await store.transact(everywhere, async tx => {
        await tx.attempts.forgetOld();
        await tx.challenges.forgetOld();
        await tx.invitations.forgetOld();
        await tx.signInSessions.forgetOld();
        await tx.stepUps.forgetOld();
      });
    },
  });
}
