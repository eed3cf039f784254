import type { TenantStore } from '@wardroom/platform-node';
import { AccountReader } from './account/AccountReader';
import { AccountWriter } from './account/AccountWriter';
import { AttemptReader } from './attempt/AttemptReader';
import { AttemptWriter } from './attempt/AttemptWriter';
import { ChallengeReader } from './challenge/ChallengeReader';
import { ChallengeWriter } from './challenge/ChallengeWriter';
import { DataKeyReader } from './dataKey/DataKeyReader';
import { DataKeyWriter } from './dataKey/DataKeyWriter';
import { InvitationReader } from './invitation/InvitationReader';
import { InvitationWriter } from './invitation/InvitationWriter';
import { RecoveryCodeReader } from './recoveryCode/RecoveryCodeReader';
import { RecoveryCodeWriter } from './recoveryCode/RecoveryCodeWriter';
import { SignInSessionReader } from './signInSession/SignInSessionReader';
import { SignInSessionWriter } from './signInSession/SignInSessionWriter';
import { StepUpWriter } from './stepUp/StepUpWriter';

export const readers = {
  accounts: AccountReader,
  attempts: AttemptReader,
  challenges: ChallengeReader,
  dataKeys: DataKeyReader,
  invitations: InvitationReader,
  recoveryCodes: RecoveryCodeReader,
  signInSessions: SignInSessionReader,
};

export const writers = {
  accounts: AccountWriter,
  attempts: AttemptWriter,
  challenges: ChallengeWriter,
  dataKeys: DataKeyWriter,
  invitations: InvitationWriter,
  recoveryCodes: RecoveryCodeWriter,
  signInSessions: SignInSessionWriter,
  stepUps: StepUpWriter,
};

/** The store of this context. */
export type IdentityStore = TenantStore<typeof readers, typeof writers>;
