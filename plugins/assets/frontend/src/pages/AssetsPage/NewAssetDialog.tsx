import {
  ComboboxInput,
  FormDialog,
  TextInput,
  useClient,
  useForm,
  useTenant,
  useTenantChoices,
} from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import { AssetFields } from '../../components/Asset/AssetFields';
import {
  assetInput,
  assetValues,
  type AssetValues,
} from '../../components/Asset/assetValues';
import { messages } from '../../messages';

const { create: words, fields } = messages;
type Values = AssetValues & { tenant: string; name: string };

/** Asks for what a new asset needs; for which customer, where all of them are meant. */
export function NewAssetDialog(props: {
  tenant: string | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { tenant, onDone, onClose } = props;
  const client = useClient(assetsContract);
  const { workspace } = useTenant();
  const customers = useTenantChoices();
  const toInput = (values: Values) => ({
    ...assetInput(values),
    tenant: values.tenant,
    name: values.name.trim(),
  });
  const form = useForm({
    initial: { tenant: tenant ?? '', name: '', ...assetValues() },
    endpoint: assetsContract.assets.create,
    toInput,
    submit: (values: Values) => client.assets.create(toInput(values)),
    done: ({ title }: Asset) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.title}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
      columns
    >
      {workspace === 'console' && (
        <ComboboxInput
          form={form}
          name="tenant"
          label={fields.tenant}
          options={customers}
          isRequired
        />
      )}
      <TextInput
        form={form}
        name="name"
        label={fields.name}
        description={fields.nameHint}
        isRequired
      />
      <AssetFields form={form} />
    </FormDialog>
  );
}
