import { Alert } from '@backstage/ui';
import {
  MultiSelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { HostFields } from './HostFields';
import { legacyChoices } from './sshValues';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** What only SSH targets have: old algorithms, and what is in the certificates that are minted for them. */
export function SshFields(props: {
  form: FormState<TargetValues>;
  certified: boolean;
}) {
  const { form, certified } = props;
  return (
    <>
      <MultiSelectInput
        form={form}
        name="legacy"
        label={words.legacy}
        description={words.legacyHint}
        options={legacyChoices.map(value => ({
          value,
          label: value.slice(value.indexOf(':') + 1),
        }))}
      />
      {form.values.legacy.length > 0 && (
        <Alert status="warning" title={words.legacyWarning} />
      )}
      {certified && <CertificateFields form={form} />}
      <HostFields form={form} />
    </>
  );
}

function CertificateFields({ form }: { form: FormState<TargetValues> }) {
  return (
    <>
      <TextInput
        form={form}
        name="principals"
        label={words.principals}
        description={words.principalsHint}
        autoComplete="off"
      />
      <TextInput
        form={form}
        name="forceCommand"
        label={words.forceCommand}
        description={words.forceCommandHint}
        autoComplete="off"
      />
      <TextInput
        form={form}
        name="sourceAddress"
        label={words.sourceAddress}
        description={words.sourceAddressHint}
        autoComplete="off"
      />
    </>
  );
}
