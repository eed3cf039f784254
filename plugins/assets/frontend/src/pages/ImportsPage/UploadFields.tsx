import {
  CheckboxInput,
  ComboboxInput,
  DateTimeInput,
  SelectInput,
  type FormState,
} from '@wardroom/platform-react';
import type { ScanFormatDescription } from '@wardroom/assets-common';
import styles from '../../components/Import/Import.module.css';
import { useAssetChoices } from '../../hooks/useAssetChoices';
import { messages } from '../../messages';
import type { UploadValues } from './inputOf';

const words = messages.scanImport.form;

/** What a report may leave unsaid; most reports say all of it. */
export function UploadFields(props: {
  form: FormState<UploadValues>;
  formats: readonly ScanFormatDescription[];
}) {
  const { form, formats } = props;
  const { tenant, asset } = form.values;
  const assets = useAssetChoices(tenant, asset);
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
          options={formats.map(({ id, title }) => ({
            value: id,
            label: title,
          }))}
        />
        <ComboboxInput
          form={form}
          name="asset"
          label={words.asset}
          description={words.assetHint}
          {...assets}
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
