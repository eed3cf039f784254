import type { TenantStore } from '@wardroom/platform-node';
import type { AccountReader } from '../account/AccountReader';
import type { AccountWriter } from '../account/AccountWriter';
import type { AttemptWriter } from '../attempt/AttemptWriter';
import type { ChallengeReader } from '../challenge/ChallengeReader';
import type { ChallengeWriter } from '../challenge/ChallengeWriter';
import type { DataKeyWriter } from '../dataKey/DataKeyWriter';
import type { InvitationReader } from '../invitation/InvitationReader';
import type { InvitationWriter } from '../invitation/InvitationWriter';
import type { RecoveryCodeWriter } from '../recoveryCode/RecoveryCodeWriter';
import type { SignInSessionReader } from '../signInSession/SignInSessionReader';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';

/** The store as signing in reads and writes it. */
export type SignInStore = TenantStore<
  {
    accounts: typeof AccountReader;
    challenges: typeof ChallengeReader;
    invitations: typeof InvitationReader;
    signInSessions: typeof SignInSessionReader;
  },
  {
    accounts: typeof AccountWriter;
    attempts: typeof AttemptWriter;
    challenges: typeof ChallengeWriter;
    dataKeys: typeof DataKeyWriter;
    invitations: typeof InvitationWriter;
    recoveryCodes: typeof RecoveryCodeWriter;
    signInSessions: typeof SignInSessionWriter;
  }
>;
