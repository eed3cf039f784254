import { useState } from 'react';
import { Button } from '@backstage/ui';
import { identityContract, type OwnAccount } from '@wardroom/identity-common';
import { Region, TimeText, useClient } from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './AccountSection.module.css';
import { CodeDialog } from './CodeDialog';
import { EnrolTotpDialog } from './EnrolTotpDialog';

const words = messages.account.totp;

/** One-time codes of the own account. */
export function TotpRegion(props: {
  account: OwnAccount;
  onChange: () => void;
}) {
  const { account, onChange } = props;
  const { totpSince, totpRequired, allowedActions } = account;
  const client = useClient(identityContract);
  const [open, setOpen] = useState<'enrol' | 'remove'>();
  const close = () => setOpen(undefined);
  return (
    <Region title={words.title}>
      <p className={styles.text}>
        {totpRequired ? words.required : words.optional}
      </p>
      <p className={styles.text}>
        {totpSince ? (
          <>
            {words.since} <TimeText time={totpSince} />
          </>
        ) : (
          words.none
        )}
      </p>
      <div className={styles.buttons}>
        {allowedActions.includes('enrolTotp') && (
          <Button variant="secondary" onPress={() => setOpen('enrol')}>
            {totpSince ? words.again : words.enrol}
          </Button>
        )}
        {allowedActions.includes('removeTotp') && (
          <Button
            variant="secondary"
            destructive
            onPress={() => setOpen('remove')}
          >
            {words.remove}
          </Button>
        )}
      </div>
      {open === 'enrol' && (
        <EnrolTotpDialog
          again={totpSince !== undefined}
          onDone={onChange}
          onClose={close}
        />
      )}
      {open === 'remove' && (
        <CodeDialog
          title={words.removeTitle}
          text={words.removeText}
          submitLabel={words.remove}
          done={words.removed}
          destructive
          act={code => client.account.removeTotp({ code })}
          onDone={onChange}
          onClose={close}
        />
      )}
    </Region>
  );
}
