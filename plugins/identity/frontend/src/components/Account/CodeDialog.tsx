import { CodeInput, FormDialog, useForm } from '@wardroom/platform-react';
import { messages } from '../../messages';

/** Asks for a one-time code before something that needs a fresh proof. */
export function CodeDialog<R>(props: {
  title: string;
  text: string;
  submitLabel: string;
  /** Told after success. */
  done?: string;
  destructive?: boolean;
  act: (code: string) => Promise<R>;
  onDone: (result: R) => void;
  onClose: () => void;
}) {
  const { title, text, submitLabel, done, act, onDone, onClose } = props;
  const form = useForm({
    initial: { code: '' },
    submit: ({ code }) => act(code),
    done,
    onDone: result => {
      onClose();
      onDone(result);
    },
  });
  return (
    <FormDialog
      title={title}
      form={form}
      submitLabel={submitLabel}
      destructive={props.destructive}
      onClose={onClose}
    >
      <p>{text}</p>
      <CodeInput
        form={form}
        name="code"
        label={messages.account.code}
        isRequired
      />
    </FormDialog>
  );
}
