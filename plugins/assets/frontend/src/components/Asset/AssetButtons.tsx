import { Button } from '@backstage/ui';
import {
  ConfirmButton,
  DialogButton,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type Asset,
  type AssetAction,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { EditAssetDialog } from './EditAssetDialog';
import { RetireButton } from './RetireButton';

const { edit, reactivate, remove } = messages;

/** What the person may do with an asset in its state. */
export function AssetButtons(props: {
  asset: Asset;
  size?: 'small' | 'medium';
  onChange: () => void;
}) {
  const { asset, size, onChange } = props;
  const { tenant, id, title, version } = asset;
  const client = useClient(assetsContract);
  const can = (action: AssetAction) => asset.allowedActions.includes(action);
  const again = useAction(
    () => client.assets.reactivate({ tenant, id, version }),
    { done: reactivate.done(title), onDone: onChange },
  );
  return (
    <>
      {can('update') && (
        <DialogButton
          size={size}
          label={edit.action}
          aria-label={edit.name(title)}
        >
          {onClose => (
            <EditAssetDialog {...{ asset, onDone: onChange, onClose }} />
          )}
        </DialogButton>
      )}
      {can('retire') && (
        <RetireButton asset={asset} size={size} onChange={onChange} />
      )}
      {can('reactivate') && (
        <Button
          size={size}
          variant="secondary"
          aria-label={reactivate.name(title)}
          isPending={again.pending}
          onPress={() => void again.run()}
        >
          {reactivate.action}
        </Button>
      )}
      {can('delete') && (
        <ConfirmButton
          size={size}
          label={remove.action}
          aria-label={remove.name(title)}
          title={remove.title(title)}
          text={remove.text}
          confirmLabel={remove.confirm}
          typed={asset.name}
          destructive
          onConfirm={async () => {
            await client.assets.delete({ tenant, id });
            onChange();
          }}
        />
      )}
    </>
  );
}
