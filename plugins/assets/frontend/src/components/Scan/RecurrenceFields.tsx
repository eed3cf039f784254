import {
  CheckboxGroupInput,
  ComboboxInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { Weekday } from '@wardroom/assets-common';
import { messages } from '../../messages';
import type { ScheduleValues } from './scheduleInput';

const { form: words, every, weekdays, weeks } = messages.scan;
const choicesOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const days = Weekday.options.map(value => ({ value, label: weekdays[value] }));
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'].map(value => ({
  value,
  label: value,
}));

/** When scans begin, by the clocks of which place. */
export function RecurrenceFields(props: {
  form: FormState<ScheduleValues>;
  /** The customer's own zone, once it is known. */
  usualZone?: string;
}) {
  const { form, usualZone } = props;
  const kind = form.values.every;
  return (
    <>
      <SelectInput
        form={form}
        name="every"
        label={words.every}
        options={choicesOf(every)}
      />
      {kind === 'week' && (
        <CheckboxGroupInput
          form={form}
          name="on"
          label={words.on}
          options={days}
          orientation="horizontal"
        />
      )}
      {kind === 'month' && (
        <TextInput
          form={form}
          name="day"
          label={words.day}
          description={words.dayHint}
          inputMode="numeric"
        />
      )}
      {kind === 'weekday-of-month' && (
        <>
          <SelectInput
            form={form}
            name="week"
            label={words.week}
            options={choicesOf(weeks)}
          />
          <SelectInput
            form={form}
            name="weekday"
            label={words.weekday}
            options={days}
          />
        </>
      )}
      {kind === 'cron' ? (
        <TextInput
          form={form}
          name="expression"
          label={words.expression}
          description={words.expressionHint}
          isRequired
        />
      ) : (
        <TextInput
          form={form}
          name="at"
          label={words.at}
          description={words.atHint}
          isRequired
        />
      )}
      <ComboboxInput
        form={form}
        name="timeZone"
        label={words.timeZone}
        description={
          usualZone && usualZone === form.values.timeZone
            ? words.usualZone
            : undefined
        }
        options={zones}
        isRequired
      />
    </>
  );
}
