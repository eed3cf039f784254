import {
  ComboboxInput,
  FormDialog,
  ProblemError,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import { assetsContract, type Asset } from '@wardroom/assets-common';
import { useAssetChoices } from '../../hooks/useAssetChoices';
import { messages } from '../../messages';
import styles from './Split.module.css';

const words = messages.split.join;

/** Puts an asset into another one. */
export function JoinDialog(props: {
  asset: Asset;
  onDone: () => void;
  onClose: () => void;
}) {
  const { asset, onDone, onClose } = props;
  const { tenant, id, version } = asset;
  const { assets } = useClient(assetsContract);
  const form = useForm({
    initial: { into: '' },
    submit: async values => {
      if (!values.into) throw missing();
      const into = await assets.get({ tenant, id: values.into });
      return assets.merge({
        ...{ tenant, id, version },
        into: { id: into.id, version: into.version },
      });
    },
    done: ({ title }: Asset) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const choices = useAssetChoices(tenant, form.values.into, id);
  return (
    <FormDialog
      title={words.name(asset.title)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <p className={styles.text}>{words.text(asset.title)}</p>
      <ComboboxInput
        form={form}
        name="into"
        label={words.into}
        isRequired
        {...choices}
      />
    </FormDialog>
  );
}

function missing(): ProblemError {
  return new ProblemError({
    ...{ status: 400, title: words.into, detail: words.missing },
    errors: [{ field: 'into', message: words.missing }],
  });
}
