import {
  FormDialog,
  TextAreaInput,
  useForm,
  type FormOptions,
} from '@wardroom/platform-react';

type Values = Record<string, string>;

/** Asks for the words that a step needs: a question, a result, a reason. */
export function WordsDialog<R>(props: {
  title: string;
  label: string;
  hint?: string;
  submitLabel: string;
  destructive?: boolean;
  /** Checks the input before it is sent. */
  endpoint: FormOptions<Values, R>['endpoint'];
  /** Name of the field that the words are. */
  field: string;
  /** The rest of the endpoint's input. */
  input: object;
  submit: (words: string) => Promise<R>;
  done: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { title, label, hint, endpoint, field, input, submit, done } = props;
  const form = useForm<Values, R>({
    initial: { [field]: '' },
    endpoint,
    toInput: values => ({ ...input, [field]: values[field] }),
    submit: values => submit(values[field]),
    done,
    onDone: () => {
      props.onDone();
      props.onClose();
    },
  });
  return (
    <FormDialog
      title={title}
      form={form}
      submitLabel={props.submitLabel}
      destructive={props.destructive}
      onClose={props.onClose}
    >
      <TextAreaInput
        form={form}
        name={field}
        label={label}
        description={hint}
        rows={5}
        isRequired
      />
    </FormDialog>
  );
}
