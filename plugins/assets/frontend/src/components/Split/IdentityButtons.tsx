import { DialogButton, useClient, useMay } from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import { useAssetSearch } from '../../hooks/useAssetSearch';
import { messages } from '../../messages';
import { JoinDialog } from '../Join/JoinDialog';
import { SplitDialog } from './SplitDialog';

const words = messages.split;

/** Joins an asset that turned out to be another one, and tells apart what was taken for one. */
export function IdentityButtons(props: {
  asset: Asset;
  size?: 'small' | 'medium';
  onChange: () => void;
}) {
  const { asset, size, onChange } = props;
  const { tenant, id, title } = asset;
  const { assets } = useClient(assetsContract);
  const find = useAssetSearch(tenant, id);
  const mayJoin = useMay('asset.merge');
  const maySplit = useMay('asset.split');
  if (asset.state !== 'active') return null;
  const { join } = words;
  return (
    <>
      {mayJoin && (
        <DialogButton
          size={size}
          label={join.action}
          aria-label={join.name(title)}
        >
          {onClose => (
            <JoinDialog
              one={asset}
              endpoints={assets}
              words={{ ...join, text: join.text(title) }}
              onDone={onChange}
              {...{ find, onClose }}
            />
          )}
        </DialogButton>
      )}
      {maySplit && (
        <DialogButton
          size={size}
          label={words.action}
          aria-label={words.name(title)}
        >
          {onClose => <SplitDialog {...{ asset, onDone: onChange, onClose }} />}
        </DialogButton>
      )}
    </>
  );
}
