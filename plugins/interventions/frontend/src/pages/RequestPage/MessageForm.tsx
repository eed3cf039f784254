import {
  CheckboxInput,
  Form,
  TextAreaInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  interventionsContract,
  type Intervention,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';

const words = messages.log;

/** Writes to everybody on the request, or a note for staff alone where the person may. */
export function MessageForm(props: {
  request: Intervention;
  onSent: () => void;
}) {
  const { request, onSent } = props;
  const { tenant, id, allowedActions, state } = request;
  const client = useClient(interventionsContract);
  const mayPost = allowedActions.includes('post');
  const mayNote = allowedActions.includes('postInternal');
  const form = useForm({
    initial: { text: '', internal: !mayPost },
    endpoint: interventionsContract.messages.post,
    toInput: ({ text }) => ({ tenant, id, text }),
    submit: ({ text, internal }) =>
      internal
        ? client.messages.postInternal({ tenant, id, text })
        : client.messages.post({ tenant, id, text }),
    done: ({ visibility }) =>
      visibility === 'internal' ? words.saved : words.sent,
    onDone: () => {
      form.reset();
      onSent();
    },
  });
  const { internal } = form.values;
  const isAnswer = state === 'waiting_customer' && !mayNote;
  return (
    <Form
      form={form}
      label={words.message}
      submitLabel={internal ? words.sendInternal : words.send}
    >
      <TextAreaInput
        form={form}
        name="text"
        label={words.message}
        description={isAnswer ? words.answer : undefined}
        isRequired
      />
      {mayNote && (
        <CheckboxInput
          form={form}
          name="internal"
          label={words.internal}
          isDisabled={!mayPost}
        />
      )}
    </Form>
  );
}
