import { DialogButton, useMay } from '@wardroom/platform-react';
import type { Asset } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { JoinDialog } from './JoinDialog';
import { SplitDialog } from './SplitDialog';

const words = messages.split;

/** Joins an asset that turned out to be another one, and tells apart what was taken for one. */
export function IdentityButtons(props: {
  asset: Asset;
  size?: 'small' | 'medium';
  onChange: () => void;
}) {
  const { asset, size, onChange } = props;
  const mayJoin = useMay('asset.merge');
  const maySplit = useMay('asset.split');
  if (asset.state !== 'active') return null;
  const { title } = asset;
  return (
    <>
      {mayJoin && (
        <DialogButton
          size={size}
          label={words.join.action}
          aria-label={words.join.name(title)}
        >
          {onClose => <JoinDialog {...{ asset, onDone: onChange, onClose }} />}
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
