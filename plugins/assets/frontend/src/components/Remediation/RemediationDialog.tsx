import {
  CheckboxInput,
  FormDialog,
  SelectInput,
  TextInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  assetsContract,
  remediationPresets,
  type RemediationPolicy,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from '../Finding/Finding.module.css';
import { dayNames, rulesOf, valuesOf } from './rulesOf';

const { form: words, rules: names } = messages.remediation;
const presets = remediationPresets.map(({ name, title }) => ({
  value: name,
  label: title,
}));

/** Changes the deadlines of a customer, from a preset or one by one. */
export function RemediationDialog(props: {
  policy: RemediationPolicy;
  /** Of the customer. */
  name: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { policy, name, onDone, onClose } = props;
  const { tenant, version } = policy;
  const client = useClient(assetsContract);
  const form = useForm({
    initial: valuesOf(policy.rules),
    submit: async values =>
      client.remediationPolicies.update({
        ...{ tenant, version },
        rules: rulesOf(values),
      }),
    done: words.done,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const choose = (chosen: string) => {
    const preset = remediationPresets.find(one => one.name === chosen);
    if (preset) form.reset(valuesOf(preset.rules, chosen));
  };
  return (
    <FormDialog
      title={words.title(name)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
      columns
    >
      <p className={styles.wide}>{words.text}</p>
      <div className={styles.wide}>
        <SelectInput
          form={{ ...form, set: (_, value) => choose(String(value)) }}
          name="preset"
          label={words.preset}
          placeholder={words.presetChoose}
          options={presets}
        />
      </div>
      {dayNames.map(rule => (
        <TextInput
          key={rule}
          form={form}
          name={rule}
          label={words.inDays(names[rule].label)}
          description={words.empty}
          inputMode="numeric"
        />
      ))}
      <TextInput
        form={form}
        name="exploitedFromEpss"
        label={words.fromEpss}
        description={words.emptyEpss}
        inputMode="decimal"
      />
      <CheckboxInput
        form={form}
        name="capsAtKev"
        label={names.capsAtKev.label}
      />
      <CheckboxInput
        form={form}
        name="restartsOnReturn"
        label={names.restartsOnReturn.label}
      />
    </FormDialog>
  );
}
