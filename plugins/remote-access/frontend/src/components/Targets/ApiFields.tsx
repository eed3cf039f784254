import {
  CheckboxGroupInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { ApiMethod } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { optionsOf } from './optionsOf';
import { SchemeFields } from './SchemeFields';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

const methods = ApiMethod.options.map(value => ({ value, label: value }));

/** What only web APIs have: what they may be asked, and how the credential goes with it. */
export function ApiFields({ form }: { form: FormState<TargetValues> }) {
  return (
    <>
      <SchemeFields form={form} />
      <CheckboxGroupInput
        form={form}
        name="methods"
        label={words.methods}
        options={methods}
      />
      <TextInput
        form={form}
        name="paths"
        label={words.paths}
        description={words.pathsHint}
        isRequired
      />
      <SelectInput
        form={form}
        name="apiSignIn"
        label={words.apiSignIn}
        options={optionsOf(words.apiSignIns)}
      />
      {form.values.apiSignIn === 'header' && (
        <TextInput
          form={form}
          name="headerName"
          label={words.headerName}
          autoComplete="off"
          isRequired
        />
      )}
    </>
  );
}
