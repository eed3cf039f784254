import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.sessions;

/** Ends somebody's session at once, for a reason. */
export function EndAccess(props: {
  session: Session;
  label: string;
  onDone: () => void;
}) {
  const { session, label, onDone } = props;
  const { id, tenant, target, allowedActions } = session;
  const client = useClient(remoteAccessContract);
  if (!allowedActions.includes('terminate')) return null;
  return (
    <ConfirmButton
      label={label}
      title={words.terminateTitle(target.name)}
      text={words.terminateText}
      confirmLabel={words.terminate}
      size="small"
      destructive
      reason
      onConfirm={async ({ reason }) => {
        await client.sessions.terminate({ id, tenant, reason });
        onDone();
      }}
    />
  );
}
