import { Alert } from '@backstage/ui';
import {
  CheckboxInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { keyboardLayouts } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { optionsOf } from './optionsOf';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** What only RDP targets have: how they are secured, which keyboard they have, and whether files can be exchanged. */
export function RdpFields({ form }: { form: FormState<TargetValues> }) {
  return (
    <>
      <TextInput
        form={form}
        name="domain"
        label={words.domain}
        description={words.domainHint}
        autoComplete="off"
      />
      <SelectInput
        form={form}
        name="security"
        label={words.security}
        options={optionsOf(words.securities)}
      />
      {form.values.security === 'rdp' && (
        <Alert status="warning" title={words.rdpWarning} />
      )}
      <SelectInput
        form={form}
        name="certificate"
        label={words.certificate}
        options={optionsOf(words.certificates)}
      />
      <SelectInput
        form={form}
        name="keyboard"
        label={words.keyboard}
        options={optionsOf(keyboardLayouts)}
      />
      <CheckboxInput form={form} name="drive" label={words.drive} />
    </>
  );
}
