import { Form, MultiSelectInput, useMay } from '@wardroom/platform-react';
import { Level } from '@wardroom/interventions-common';
import { ChoiceInput } from '../../components/Request/ChoiceInput';
import { useAssetChoices } from '../../hooks/useAssetChoices';
import { messages } from '../../messages';
import type { Draft } from './useDraft';
import { useStepForm } from './useStepForm';

const { create: words, fields, levels, urgencyHints, impactHints } = messages;
const choices = (hints: Record<Level, string>) =>
  Level.options.map(value => ({
    value,
    label: levels[value],
    description: hints[value],
  }));
const urgencies = choices(urgencyHints);
const impacts = choices(impactHints);

/** Second step: how urgent it is, whom it touches, and which assets. */
export function UrgencyStep(props: {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  onNext: () => void;
  onBack: () => void;
}) {
  const { draft, onChange, onNext, onBack } = props;
  const mayChoose = useMay('asset.read');
  const assets = useAssetChoices(mayChoose ? draft.tenant : undefined);
  const form = useStepForm({
    draft,
    fields: ['urgency', 'impact', 'assetIds'],
    onChange,
    onNext,
  });
  return (
    <Form
      form={form}
      label={words.steps[1]}
      submitLabel={words.next}
      cancelLabel={words.previous}
      onCancel={onBack}
    >
      <ChoiceInput
        form={form}
        name="urgency"
        label={fields.urgency}
        options={urgencies}
      />
      <ChoiceInput
        form={form}
        name="impact"
        label={fields.impact}
        options={impacts}
      />
      {mayChoose && (
        <MultiSelectInput
          form={form}
          name="assetIds"
          label={fields.assets}
          description={fields.assetsHint}
          placeholder={fields.assetsSearch}
          options={assets}
        />
      )}
    </Form>
  );
}
