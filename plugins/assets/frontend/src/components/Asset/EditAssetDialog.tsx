import { FormDialog, useClient, useForm } from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { AssetFields } from './AssetFields';
import { assetInput, assetValues, type AssetValues } from './assetValues';

const words = messages.edit;

/** Changes what is known of an asset. */
export function EditAssetDialog(props: {
  asset: Asset;
  onDone: () => void;
  onClose: () => void;
}) {
  const { asset, onDone, onClose } = props;
  const { tenant, id, version } = asset;
  const client = useClient(assetsContract);
  const toInput = (values: AssetValues) => ({
    ...assetInput(values),
    tenant,
    id,
    version,
  });
  const form = useForm({
    initial: assetValues(asset),
    endpoint: assetsContract.assets.update,
    toInput,
    submit: values => client.assets.update(toInput(values)),
    done: ({ title }: Asset) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.name(asset.title)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
      columns
    >
      <AssetFields form={form} />
    </FormDialog>
  );
}
