import { Alert } from '@backstage/ui';
import {
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { Disclosed } from '../Files/Disclosed';
import { optionsOf } from './optionsOf';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

const selectors = [
  'usernameField',
  'passwordField',
  'codeField',
  'submitButton',
  'successSign',
] as const;

/** What only web applications have: where they begin, where else they lead, and how they let people in. */
export function WebFields({ form }: { form: FormState<TargetValues> }) {
  const { scheme, signIn } = form.values;
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
      <TextInput
        form={form}
        name="path"
        label={words.path}
        description={words.pathHint}
        isRequired
      />
      <TextInput
        form={form}
        name="origins"
        label={words.origins}
        description={words.originsHint}
      />
      {scheme === 'https' && (
        <SelectInput
          form={form}
          name="webCertificate"
          label={words.certificate}
          options={optionsOf(words.certificates)}
        />
      )}
      <SelectInput
        form={form}
        name="signIn"
        label={words.signIn}
        options={optionsOf(words.signIns)}
      />
      {signIn === 'form' && (
        <Disclosed show={words.showSelectors} hide={words.hideSelectors}>
          {selectors.map(name => (
            <TextInput
              key={name}
              form={form}
              name={name}
              label={words.selectors[name]}
              description={words.selectorHints[name]}
              autoComplete="off"
            />
          ))}
        </Disclosed>
      )}
    </>
  );
}
