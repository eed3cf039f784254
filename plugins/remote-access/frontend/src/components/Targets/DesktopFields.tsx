import { Alert } from '@backstage/ui';
import {
  CheckboxInput,
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { keyboardLayouts } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
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
        options={choices(words.securities)}
      />
      {form.values.security === 'rdp' && (
        <Alert status="warning" title={words.rdpWarning} />
      )}
      <SelectInput
        form={form}
        name="certificate"
        label={words.certificate}
        options={choices(words.certificates)}
      />
      <SelectInput
        form={form}
        name="keyboard"
        label={words.keyboard}
        options={choices(keyboardLayouts)}
      />
      <CheckboxInput form={form} name="drive" label={words.drive} />
    </>
  );
}

/** How many colours a desktop has. */
export function ColorField({ form }: { form: FormState<TargetValues> }) {
  return (
    <SelectInput
      form={form}
      name="colorDepth"
      label={words.colorDepth}
      options={choices(words.colorDepths)}
    />
  );
}

function choices(labels: Record<string, string>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
