import { Text } from '@backstage/ui';
import {
  ComboboxInput,
  FormDialog,
  ProblemError,
  useForm,
  useFoundChoices,
  type Choice,
} from '@wardroom/platform-react';

type Stored = { id: string; version: number };
type Joinable = Stored & { tenant: string; title: string };

type JoinWords = {
  name: (title: string) => string;
  text: string;
  into: string;
  intoHint?: string;
  submit: string;
  done: (title: string) => string;
};

/** Puts one into another one that is the same: an asset or a finding. */
export function JoinDialog(props: {
  one: Joinable;
  words: JoinWords;
  endpoints: {
    get: (input: { tenant: string; id: string }) => Promise<Stored>;
    merge: (
      input: Stored & { tenant: string; into: Stored },
    ) => Promise<{ title: string }>;
  };
  /** Asks the server which others there are, by what was typed. */
  find: (text: string | undefined, signal: AbortSignal) => Promise<Choice[]>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { one, words, endpoints, find, onDone, onClose } = props;
  const { tenant, id, version } = one;
  const form = useForm({
    initial: { into: '' },
    submit: async values => {
      if (!values.into) throw unchosen(words.into);
      const into = await endpoints.get({ tenant, id: values.into });
      return endpoints.merge({
        ...{ tenant, id, version },
        into: { id: into.id, version: into.version },
      });
    },
    done: ({ title }) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const choices = useFoundChoices(find, form.values.into, [id]);
  return (
    <FormDialog
      title={words.name(one.title)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <Text as="p" color="secondary">
        {words.text}
      </Text>
      <ComboboxInput
        form={form}
        name="into"
        label={words.into}
        description={words.intoHint}
        isRequired
        {...choices}
      />
    </FormDialog>
  );
}

/** The field itself says what to do. */
function unchosen(title: string): ProblemError {
  const errors = [{ field: 'into', message: title }];
  return new ProblemError({ status: 400, title, detail: '', errors });
}
