import { Button } from '@backstage/ui';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useAction, useClient } from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import { messages } from '../../messages';

const words = messages.retire;
const undoMillis = 15_000;

/** Retires an asset at once, and offers to take that back. */
export function RetireButton(props: {
  asset: Asset;
  size?: 'small' | 'medium';
  onChange: () => void;
}) {
  const { asset, onChange } = props;
  const { tenant, id, title, version } = asset;
  const client = useClient(assetsContract);
  const toasts = useApi(toastApiRef);
  const retire = useAction(
    () => client.assets.retire({ tenant, id, version }),
    {
      onDone: retired => {
        onChange();
        const undo = async () => {
          toast.close();
          await client.assets.reactivate({
            tenant,
            id,
            version: retired.version,
          });
          onChange();
          toasts.post({ title: words.undone(title), timeout: undoMillis });
        };
        const toast = toasts.post({
          title: words.done(title),
          description: (
            <Button
              size="small"
              variant="secondary"
              onPress={() => void undo()}
            >
              {words.undo}
            </Button>
          ),
          timeout: undoMillis,
        });
      },
    },
  );
  return (
    <Button
      size={props.size}
      variant="secondary"
      aria-label={words.name(title)}
      isPending={retire.pending}
      onPress={() => void retire.run()}
    >
      {words.action}
    </Button>
  );
}
