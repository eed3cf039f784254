import { identityContract, type OwnAccount } from '@wardroom/identity-common';
import { PageState, useClient, useLoad } from '@wardroom/platform-react';
import styles from './AccountSection.module.css';
import { PasswordRegion } from './PasswordRegion';
import { RecoveryRegion } from './RecoveryRegion';
import { SignInsRegion } from './SignInsRegion';
import { TotpRegion } from './TotpRegion';

/** The own account: password, one-time codes, recovery codes and where one is signed in. */
export function AccountSection() {
  const client = useClient(identityContract);
  const load = useLoad(signal => client.account.get({}, { signal }), []);
  return (
    <PageState load={load}>
      {(account: OwnAccount) => (
        <div className={styles.regions}>
          <PasswordRegion account={account} onChange={load.reload} />
          <TotpRegion account={account} onChange={load.reload} />
          <RecoveryRegion account={account} onChange={load.reload} />
          <SignInsRegion />
        </div>
      )}
    </PageState>
  );
}
