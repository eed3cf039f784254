import { useState } from 'react';
import {
  FormDialog,
  PageState,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import {
  assetsContract,
  canSplit,
  type Asset,
  type SplitPreview,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { slugOf } from '../Scan/slugOf';
import { SplitFields, type SplitValues } from './SplitFields';
import { SplitOutlook } from './SplitOutlook';
import styles from './Split.module.css';

const words = messages.split;
const initial: SplitValues = {
  ...{ identifiers: [], findings: [], title: '', name: '', into: '' },
};

/** Tells apart what was taken for one asset, with what becomes of its findings in view. */
export function SplitDialog(props: {
  asset: Asset;
  onDone: () => void;
  onClose: () => void;
}) {
  const { asset, onDone, onClose } = props;
  const { tenant, id, version } = asset;
  const { assets } = useClient(assetsContract);
  const toInput = ({ title, name, ...values }: SplitValues) => ({
    ...{ tenant, id, version },
    identifiers: values.identifiers,
    findings: values.findings,
    name: name.trim() || slugOf(title) || undefined,
    title: title.trim() || undefined,
  });
  const form = useForm({
    initial,
    endpoint: assetsContract.assets.split,
    toInput,
    submit: async values => {
      const into = values.into
        ? await assets.get({ tenant, id: values.into })
        : undefined;
      return assets.split({
        ...toInput(values),
        into: into && { id: into.id, version: into.version },
      });
    },
    done: ({ title }: Asset) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { identifiers } = form.values;
  // The boxes stay where they are while it is worked out anew.
  const [known, setKnown] = useState<SplitPreview>();
  const load = useLoad(
    async signal => {
      if (known && !canSplit(identifiers.length, known.identifiers.length))
        return known;
      const preview = await assets.previewSplit(
        { tenant, id, identifiers },
        { signal },
      );
      setKnown(preview);
      return preview;
    },
    [tenant, id, identifiers.join(' ')],
  );
  return (
    <FormDialog
      title={words.name(asset.title)}
      form={form}
      submitLabel={words.submit}
      isWaiting={!known}
      onClose={onClose}
    >
      <p className={styles.text}>{words.text}</p>
      <PageState load={{ ...load, data: load.data ?? known }}>
        {preview => (
          <>
            <SplitFields asset={asset} form={form} preview={preview} />
            <SplitOutlook preview={preview} chosen={identifiers.length} />
          </>
        )}
      </PageState>
    </FormDialog>
  );
}
