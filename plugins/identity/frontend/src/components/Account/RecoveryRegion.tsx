import { useState } from 'react';
import { Button } from '@backstage/ui';
import { identityContract, type OwnAccount } from '@wardroom/identity-common';
import { Region, useClient } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { CodeDialog } from './CodeDialog';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';
import styles from './AccountSection.module.css';

const words = messages.account.recovery;

/** How many recovery codes are left, and new ones. */
export function RecoveryRegion(props: {
  account: OwnAccount;
  onChange: () => void;
}) {
  const { account, onChange } = props;
  const client = useClient(identityContract);
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<string[]>();
  const mayRenew = account.allowedActions.includes('renewRecoveryCodes');
  return (
    <Region title={words.title}>
      <p className={styles.text}>
        {mayRenew ? words.left(account.recoveryCodesLeft) : words.none}
      </p>
      {mayRenew && (
        <Button variant="secondary" onPress={() => setAsking(true)}>
          {words.renew}
        </Button>
      )}
      {asking && (
        <CodeDialog
          title={words.renewTitle}
          text={words.renewText}
          submitLabel={words.renew}
          act={code => client.account.renewRecoveryCodes({ code })}
          onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
          onClose={() => setAsking(false)}
        />
      )}
      {codes && (
        <RecoveryCodesDialog
          codes={codes}
          onClose={() => {
            setCodes(undefined);
            onChange();
          }}
        />
      )}
    </Region>
  );
}
