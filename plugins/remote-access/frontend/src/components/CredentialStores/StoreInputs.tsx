import {
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import type { StoreField } from '@wardroom/remote-access-common';

/** The fields of a provider's form; their names in the form follow `prefix`. */
export function StoreInputs(props: {
  form: FormState<Record<string, string>>;
  fields: StoreField[];
  prefix: string;
}) {
  const { form, fields, prefix } = props;
  return (
    <>
      {fields.map(({ name, label, description, choices, required }) => {
        const input = { form, name: `${prefix}.${name}`, label, description };
        return choices ? (
          <SelectInput
            key={name}
            {...input}
            options={choices}
            isRequired={required}
          />
        ) : (
          <TextInput
            key={name}
            {...input}
            autoComplete="off"
            maxLength={400}
            isRequired={required}
          />
        );
      })}
    </>
  );
}
