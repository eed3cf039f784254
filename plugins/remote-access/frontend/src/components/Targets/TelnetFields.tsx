import { Alert } from '@backstage/ui';
import { TextInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { TargetValues } from './targetValues';

const { fields: words } = messages.target;

/** What only telnet targets have: how they ask for name and password. */
export function TelnetFields({ form }: { form: FormState<TargetValues> }) {
  return (
    <>
      <Alert status="warning" title={words.telnetWarning} />
      <TextInput
        form={form}
        name="usernamePrompt"
        label={words.usernamePrompt}
        isRequired
      />
      <TextInput
        form={form}
        name="passwordPrompt"
        label={words.passwordPrompt}
        isRequired
      />
      <TextInput
        form={form}
        name="shellPrompt"
        label={words.shellPrompt}
        description={words.shellPromptHint}
      />
    </>
  );
}
