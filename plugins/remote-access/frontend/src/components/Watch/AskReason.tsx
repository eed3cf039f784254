import { Form, TextInput, useForm } from '@wardroom/platform-react';
import type { Entry } from '@wardroom/remote-access-common';

/** Asks why somebody wants to see a session; only a reason lets them in. */
export function AskReason(props: {
  words: { question: string; hint: string; submit: string };
  enter: (reason: string) => Promise<Entry>;
  onEntry: (entry: Entry) => void;
}) {
  const { words, enter, onEntry } = props;
  const form = useForm({
    initial: { reason: '' },
    submit: ({ reason }) => enter(reason),
    onDone: onEntry,
  });
  return (
    <Form form={form} label={words.question} submitLabel={words.submit}>
      <TextInput
        form={form}
        name="reason"
        label={words.question}
        description={words.hint}
        isRequired
      />
    </Form>
  );
}
