import { useState } from 'react';
import { Button, Flex } from '@backstage/ui';
import { ConfirmButton, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Target,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { RepinButton } from './RepinButton';
import { TargetDialog } from './TargetDialog';

const words = messages.target;

/** What the person may do with a target. */
export function TargetActions(props: { target: Target; onChange: () => void }) {
  const { target, onChange } = props;
  const { tenant, id, name, allowedActions } = target;
  const client = useClient(remoteAccessContract);
  const [editing, setEditing] = useState(false);
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      <RepinButton target={target} onChange={onChange} />
      {allowedActions.includes('update') && (
        <Button
          size="small"
          variant="secondary"
          aria-label={words.editName(name)}
          onPress={() => setEditing(true)}
        >
          {words.edit}
        </Button>
      )}
      {allowedActions.includes('delete') && (
        <ConfirmButton
          size="small"
          label={words.remove}
          aria-label={words.removeName(name)}
          title={words.removeTitle(name)}
          text={words.removeText}
          confirmLabel={words.remove}
          destructive
          onConfirm={async () => {
            await client.targets.delete({ tenant, id });
            onChange();
          }}
        />
      )}
      {editing && (
        <TargetDialog
          tenant={tenant}
          target={target}
          onDone={onChange}
          onClose={() => setEditing(false)}
        />
      )}
    </Flex>
  );
}
