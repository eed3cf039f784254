import { Alert } from '@backstage/ui';
import { SelectInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { optionsOf } from './optionsOf';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** Whether what is reached by HTTP is reached encrypted, and by what it is known then. */
export function SchemeFields({ form }: { form: FormState<TargetValues> }) {
  const { scheme } = form.values;
  return (
    <>
      <SelectInput
        form={form}
        name="scheme"
        label={words.scheme}
        options={optionsOf(words.schemes)}
      />
      {scheme === 'http' && (
        <Alert status="warning" title={words.httpWarning} />
      )}
      {scheme === 'https' && (
        <SelectInput
          form={form}
          name="webCertificate"
          label={words.certificate}
          options={optionsOf(words.certificates)}
        />
      )}
    </>
  );
}
