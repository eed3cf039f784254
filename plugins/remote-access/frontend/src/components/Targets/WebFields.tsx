import {
  SelectInput,
  TextInput,
  type FormState,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { Disclosed } from '../Files/Disclosed';
import { optionsOf } from './optionsOf';
import { SchemeFields } from './SchemeFields';
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
  const { signIn } = form.values;
  return (
    <>
      <SchemeFields form={form} />
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
