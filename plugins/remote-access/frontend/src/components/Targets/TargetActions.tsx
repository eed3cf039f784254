import { Flex } from '@backstage/ui';
import {
  DialogButton,
  RemoveButton,
  useClient,
} from '@wardroom/platform-react';
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
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      <RepinButton target={target} onChange={onChange} />
      {allowedActions.includes('update') && (
        <DialogButton
          size="small"
          label={words.edit}
          aria-label={words.editName(name)}
        >
          {onClose => (
            <TargetDialog {...{ tenant, target, onDone: onChange, onClose }} />
          )}
        </DialogButton>
      )}
      {allowedActions.includes('delete') && (
        <RemoveButton
          name={name}
          words={words}
          onRemove={async () => {
            await client.targets.delete({ tenant, id });
            onChange();
          }}
        />
      )}
    </Flex>
  );
}
