import {
  FormDialog,
  MultiSelectInput,
  SelectInput,
  TextAreaInput,
  TextInput,
  useClient,
  useForm,
  type FormState,
} from '@wardroom/platform-react';
import {
  protocolNames,
  remoteAccessContract,
  type AccessPolicy,
  type AccessRule,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { optionsOf } from '../Targets/optionsOf';
import {
  leftToAbove,
  noProtocol,
  ruleFields,
  ruleInWords,
  ruleNames,
  rulesOf,
  valuesOf,
  type RuleValues,
} from './ruleFields';

const words = messages.policy;

/** Changes the own rules of a customer, or those of the provider. What is left empty is left to the level above. */
export function RulesDialog(props: {
  policy: AccessPolicy;
  onDone: () => void;
  onClose: () => void;
}) {
  const { policy, onDone, onClose } = props;
  const { tenant, version } = policy;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: valuesOf(policy.own),
    submit: values =>
      client.policies.update({ tenant, version, rules: rulesOf(values) }),
    done: words.changed,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.change}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      {ruleNames.map(rule => (
        <RuleInput key={rule} rule={rule} policy={policy} form={form} />
      ))}
    </FormDialog>
  );
}

function RuleInput(props: {
  rule: AccessRule;
  policy: AccessPolicy;
  form: FormState<RuleValues>;
}) {
  const { rule, policy, form } = props;
  const field = ruleFields[rule];
  const { label, help } = words.rules[rule];
  const above = ruleInWords(rule, policy.above);
  const description = `${help} ${words.leaveHint(above)}`;
  if (rule === 'protocols') {
    const options = { ...protocolNames, [noProtocol]: words.none };
    return (
      <MultiSelectInput
        {...{ form, name: rule, label, description }}
        placeholder={words.leave}
        options={optionsOf(options)}
      />
    );
  }
  const shared = { form, name: rule, description };
  if (field.kind === 'commands') {
    return <TextAreaInput {...shared} label={label} rows={3} />;
  }
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    const labels: Record<string, string> =
      field.kind === 'choice' ? field.labels : words.choices.yesNo;
    return (
      <SelectInput
        {...shared}
        label={label}
        placeholder={words.leave}
        options={[
          { value: leftToAbove, label: words.leave },
          ...optionsOf(labels),
        ]}
      />
    );
  }
  const unit = field.kind === 'number' ? ` (${words.units[field.unit]})` : '';
  return (
    <TextInput
      {...shared}
      label={`${label}${unit}`}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
    />
  );
}
