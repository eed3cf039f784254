import { useState } from 'react';
import { Button, Flex } from '@backstage/ui';
import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Emergency,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { EnterDialog } from './EnterDialog';
import { ReviewDialog } from './ReviewDialog';

const words = messages.emergency;

/** What the signed-in person may do to emergency access. */
export function EmergencyActions(props: {
  emergency: Emergency;
  onDone: () => void;
}) {
  const { emergency, onDone } = props;
  const { tenant, id, version, person, allowedActions } = emergency;
  const { emergencies } = useClient(remoteAccessContract);
  const [open, setOpen] = useState<'enter' | 'review'>();
  const key = { tenant, id, version };
  const close = () => setOpen(undefined);
  const may = (action: Emergency['allowedActions'][number]) =>
    allowedActions.includes(action);
  return (
    <Flex gap="2">
      {may('approve') && (
        <ConfirmButton
          size="small"
          label={words.approve}
          title={words.approveTitle(person)}
          text={words.approveText}
          destructive
          onConfirm={() => emergencies.approve(key).then(onDone)}
        />
      )}
      {may('decline') && (
        <ConfirmButton
          size="small"
          reason
          label={words.decline}
          title={words.declineTitle}
          onConfirm={({ reason }) =>
            emergencies.decline({ ...key, reason }).then(onDone)
          }
        />
      )}
      {may('withdraw') && (
        <ConfirmButton
          size="small"
          label={words.withdraw}
          title={words.withdrawTitle}
          onConfirm={() => emergencies.withdraw(key).then(onDone)}
        />
      )}
      {may('enter') && (
        <Button size="small" onPress={() => setOpen('enter')}>
          {words.enter}
        </Button>
      )}
      {may('end') && (
        <ConfirmButton
          size="small"
          reason
          destructive
          label={words.end}
          title={words.endTitle}
          text={words.endText}
          onConfirm={({ reason }) =>
            emergencies.end({ ...key, reason }).then(onDone)
          }
        />
      )}
      {may('review') && (
        <Button size="small" onPress={() => setOpen('review')}>
          {words.review}
        </Button>
      )}
      {open === 'enter' && (
        <EnterDialog emergency={emergency} onClose={close} />
      )}
      {open === 'review' && (
        <ReviewDialog emergency={emergency} onDone={onDone} onClose={close} />
      )}
    </Flex>
  );
}
