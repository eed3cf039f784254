import {
  ComboboxInput,
  FormDialog,
  formatWords,
  ProblemError,
  useClient,
  useForm,
  useFoundChoices,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type Finding,
  type FindingSummary,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Finding.module.css';

const words = messages.double;
const shown = 50;

/** Chooses which finding of the same asset is the same weakness. */
export function JoinFindingDialog(props: {
  finding: Finding;
  onDone: () => void;
  onClose: () => void;
}) {
  const { finding, onDone, onClose } = props;
  const { tenant, id, version, asset } = finding;
  const { findings } = useClient(assetsContract);
  const form = useForm({
    initial: { into: '' },
    submit: async values => {
      if (!values.into) throw missing();
      const into = await findings.get({ tenant, id: values.into });
      return findings.merge({
        ...{ tenant, id, version },
        into: { id: into.id, version: into.version },
      });
    },
    done: ({ title }: FindingSummary) => words.done(title),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const choices = useFoundChoices(
    async (search, signal) => {
      const { items } = await findings.list(
        { tenant, asset: [asset.id], search, limit: shown },
        { signal },
      );
      return items
        .filter(one => one.id !== id)
        .map(one => ({
          value: one.id,
          label: `${one.title} (${messages.sources[one.source] ?? formatWords(one.source)})`,
        }));
    },
    form.values.into,
    [tenant, asset.id],
  );
  return (
    <FormDialog
      title={words.name(finding.title)}
      form={form}
      submitLabel={words.submit}
      onClose={onClose}
    >
      <p className={styles.text}>{words.text}</p>
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

function missing(): ProblemError {
  return new ProblemError({
    ...{ status: 400, title: words.into, detail: words.missing },
    errors: [{ field: 'into', message: words.missing }],
  });
}
