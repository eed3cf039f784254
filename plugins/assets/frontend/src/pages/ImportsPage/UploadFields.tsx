import {
  CheckboxInput,
  ComboboxInput,
  DateTimeInput,
  SelectInput,
  useClient,
  useLoad,
  type FormState,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import styles from '../../components/Import/Import.module.css';
import { messages } from '../../messages';
import type { UploadValues } from './inputOf';

const words = messages.scanImport.form;
const formats = Object.entries(messages.sources).map(([value, label]) => ({
  value,
  label,
}));

/** What a report may leave unsaid; most reports say all of it. */
export function UploadFields({ form }: { form: FormState<UploadValues> }) {
  const client = useClient(assetsContract);
  const { tenant } = form.values;
  const assets = useLoad(
    async signal => {
      if (!tenant) return [];
      const { items } = await client.assets.list(
        { tenant, limit: 200 },
        { signal },
      );
      return items.map(({ id, title }) => ({ value: id, label: title }));
    },
    [tenant],
  );
  return (
    <details className={styles.more}>
      <summary>{words.more}</summary>
      <div className={styles.fields}>
        <SelectInput
          form={form}
          name="format"
          label={words.format}
          description={words.formatHint}
          placeholder={words.formatAny}
          options={formats}
        />
        <ComboboxInput
          form={form}
          name="asset"
          label={words.asset}
          description={words.assetHint}
          options={assets.data ?? []}
        />
        <DateTimeInput
          form={form}
          name="scannedAt"
          label={words.scannedAt}
          description={words.scannedAtHint}
        />
        <CheckboxInput form={form} name="closes" label={words.closes} />
      </div>
    </details>
  );
}
