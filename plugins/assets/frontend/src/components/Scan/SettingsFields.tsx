import {
  CheckboxInput,
  TextAreaInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import type { ScheduleValues } from './scheduleInput';
import { settingsOf, type SettingsSchema } from './settingsOf';

/** What a scanner lets people set, by its own description. */
export function SettingsFields(props: {
  form: FormState<ScheduleValues>;
  schema: SettingsSchema;
}) {
  const { form, schema } = props;
  const settings = settingsOf(schema);
  const inputs = <T extends string | boolean>(): FormState<
    Record<string, T>
  > => ({
    ...form,
    reset: () => form.reset(),
    values: settings.inputs(form.values.settings) as Record<string, T>,
    errors: settings.errors(form.errors.settings),
    set: (name, value) =>
      form.set('settings', {
        ...form.values.settings,
        [name]: settings.read(name, value),
      }),
  });
  const texts = inputs<string>();
  const choices = inputs<boolean>();
  return settings.fields.map(({ name, kind, label, description }) => {
    const field = { name, label, description };
    if (kind === 'boolean')
      return <CheckboxInput key={name} form={choices} {...field} />;
    if (kind === 'array')
      return <TextAreaInput key={name} form={texts} {...field} rows={2} />;
    return <TextInput key={name} form={texts} {...field} />;
  });
}
