import { TextAreaField } from '@backstage/ui';
import {
  CheckboxInput,
  MultiSelectInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { PlanValues } from './planInput';

const words = messages.plan;

/** What is going to be done on which of these targets. */
export function PlanFields<V extends PlanValues>(props: {
  form: FormState<V>;
  targets: readonly { id: string; name: string }[];
}) {
  const { targets } = props;
  // The fields of a plan are the same in each form that has them.
  const form = props.form as unknown as FormState<PlanValues>;
  const { planTargets, planCommands } = form.values;
  const planned = targets.filter(({ id }) => planTargets.includes(id));
  return (
    <>
      <MultiSelectInput
        form={form}
        name="planTargets"
        label={words.targets}
        description={form.errors.plan ?? words.targetsHint}
        options={targets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {planned.map(({ id, name }) => (
        <TextAreaField
          key={id}
          label={words.commands(name)}
          description={words.commandsHint}
          rows={3}
          value={planCommands[id] ?? ''}
          onChange={text =>
            form.set('planCommands', { ...planCommands, [id]: text })
          }
        />
      ))}
      {planned.length > 0 && (
        <CheckboxInput form={form} name="planFiles" label={words.files} />
      )}
    </>
  );
}
