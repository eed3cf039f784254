import {
  CheckboxInput,
  FormDialog,
  MultiSelectInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  InterventionType,
  Level,
  type Intervention,
} from '@wardroom/interventions-common';
import { useAssetChoices } from '../../hooks/useAssetChoices';
import { messages } from '../../messages';

const { editDialog: words, fields, levels, types } = messages;
const typeChoices = InterventionType.options.map(value => ({
  value,
  label: types[value],
}));
const levelChoices = Level.options.map(value => ({
  value,
  label: levels[value],
}));

type Values = {
  title: string;
  description: string;
  type: string;
  urgency: string;
  impact: string;
  assetIds: string[];
  show: boolean;
};

/** Changes what a request says. */
export function EditRequestDialog(props: {
  request: Intervention;
  onDone: () => void;
  onClose: () => void;
}) {
  const { request, onDone, onClose } = props;
  const { tenant, id, version, number } = request;
  const client = useClient(interventionsContract);
  const assets = useAssetChoices(tenant);
  const toInput = ({ show, ...values }: Values) => ({
    tenant,
    id,
    version,
    ...values,
    type: values.type as Intervention['type'],
    urgency: values.urgency as Level,
    impact: values.impact as Level,
    ...(show && { visibility: 'customer' as const }),
  });
  const { title, description, type, urgency, impact, assetIds } = request;
  const form = useForm({
    initial: {
      ...{ title, description, type, urgency, impact, assetIds },
      show: false,
    } as Values,
    endpoint: interventionsContract.interventions.update,
    toInput,
    submit: values => client.interventions.update(toInput(values)),
    done: words.done(number),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.title(number)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <TextInput form={form} name="title" label={fields.title} isRequired />
      <TextAreaInput
        form={form}
        name="description"
        label={fields.description}
        isRequired
      />
      <SelectInput
        form={form}
        name="type"
        label={fields.type}
        options={typeChoices}
      />
      <SelectInput
        form={form}
        name="urgency"
        label={fields.urgency}
        options={levelChoices}
      />
      <SelectInput
        form={form}
        name="impact"
        label={fields.impact}
        options={levelChoices}
      />
      <MultiSelectInput
        form={form}
        name="assetIds"
        label={fields.assets}
        placeholder={fields.assetsSearch}
        options={assets}
      />
      {request.visibility === 'internal' && (
        <CheckboxInput form={form} name="show" label={words.show} />
      )}
    </FormDialog>
  );
}
