import {
  CheckboxGroupInput,
  ComboboxInput,
  TextInput,
  type Choice,
  type FormState,
} from '@wardroom/platform-react';
import type { Asset, SplitPreview } from '@wardroom/assets-common';
import { useAssetChoices } from '../../hooks/useAssetChoices';
import { messages } from '../../messages';
import styles from './Split.module.css';

const words = messages.split;
const { compare } = new Intl.Collator('en-GB', { numeric: true });

export type SplitValues = {
  /** Ids of what goes. */
  identifiers: string[];
  /** Ids of findings that go, whatever is known of them. */
  findings: string[];
  title: string;
  name: string;
  /** Id of the asset that gets it; a new one if empty. */
  into: string;
};

/** What goes, and where to. */
export function SplitFields(props: {
  asset: Asset;
  form: FormState<SplitValues>;
  preview: SplitPreview;
}) {
  const { asset, form, preview } = props;
  const { into, identifiers } = form.values;
  const choices = useAssetChoices(asset.tenant, into, asset.id);
  const untold = preview.findings.filter(({ fate }) => fate === 'untold');
  const rest = preview.counts.untold - untold.length;
  if (preview.identifiers.length === 0)
    return <p className={styles.text}>{words.none}</p>;
  return (
    <>
      <div className={styles.choices}>
        <CheckboxGroupInput
          form={form}
          name="identifiers"
          label={words.identifiers}
          description={words.identifiersHint}
          options={choicesOf(preview)}
          isRequired
        />
      </div>
      <TextInput
        form={form}
        name="title"
        label={words.title}
        isDisabled={into !== ''}
      />
      <TextInput
        form={form}
        name="name"
        label={words.slug}
        description={words.slugHint}
        isDisabled={into !== ''}
      />
      <ComboboxInput
        form={form}
        name="into"
        label={words.into}
        description={words.intoHint}
        {...choices}
      />
      {identifiers.length > 0 && untold.length > 0 && (
        <div className={styles.choices}>
          <CheckboxGroupInput
            form={form}
            name="findings"
            label={words.findings}
            description={
              rest > 0
                ? `${words.findingsHint} ${words.rest(rest)}`
                : words.findingsHint
            }
            options={untold.map(({ id, title }) => ({
              value: id,
              label: title,
            }))}
          />
        </div>
      )}
    </>
  );
}

/** By kind, and addresses as people count: 10.0.0.9 before 10.0.0.10. */
function choicesOf({ identifiers }: SplitPreview): Choice[] {
  return identifiers
    .map(({ id, kind, value, zone }) => ({
      value: id,
      label: [`${words.kinds[kind] ?? kind}: ${value}`, zone]
        .filter(Boolean)
        .join(' · '),
    }))
    .sort((a, b) => compare(a.label, b.label));
}
