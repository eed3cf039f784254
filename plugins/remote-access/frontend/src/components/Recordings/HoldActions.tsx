import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.recordings;

/** Keeps the recording of a session beyond its time, or lets it go, for a reason. */
export function HoldActions(props: { session: Session; onDone: () => void }) {
  const { session, onDone } = props;
  const { tenant, target, recording, allowedActions } = session;
  const { recordings } = useClient(remoteAccessContract);
  const action = (['hold', 'release'] as const).find(name =>
    allowedActions.includes(name),
  );
  if (!recording || !action) return null;
  const held = action === 'release';
  return (
    <ConfirmButton
      size="small"
      variant="tertiary"
      reason
      label={held ? words.release : words.hold}
      title={(held ? words.releaseTitle : words.holdTitle)(target.name)}
      text={held ? words.releaseText : words.holdText}
      onConfirm={({ reason }) =>
        recordings[action]({ tenant, id: recording.id, reason }).then(onDone)
      }
    />
  );
}
