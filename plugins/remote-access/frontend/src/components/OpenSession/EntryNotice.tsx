import { useState } from 'react';
import { Alert, Button } from '@backstage/ui';
import type { SessionCheck } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { AskAccessDialog } from '../Grants/AskAccessDialog';

/** Why a session would be refused, before it is asked for; where the customer could allow it, they can be asked. */
export function EntryNotice(props: {
  check: SessionCheck;
  tenant: string;
  target: { id: string; name: string };
  intervention?: string;
}) {
  const { check, tenant, target, intervention } = props;
  const [asking, setAsking] = useState(false);
  if (check.allowed) return null;
  return (
    <>
      <Alert
        status="warning"
        title={messages.open.refused}
        description={check.message}
        customActions={
          check.mayAsk && (
            <Button variant="secondary" onPress={() => setAsking(true)}>
              {messages.grant.ask}
            </Button>
          )
        }
      />
      {asking && (
        <AskAccessDialog
          tenant={tenant}
          target={target}
          intervention={intervention}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
