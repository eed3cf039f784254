import {
  DateTimeInput,
  FormDialog,
  ProblemError,
  TextAreaInput,
  useClient,
  useForm,
  useTenant,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type FindingAction,
  type FindingSummary,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { decide, endpointOf, inputsOf, type DecisionWords } from './decide';
import { FindingsByTenant } from './FindingsByTenant';
import styles from './Finding.module.css';

const { triage: words } = messages.finding;
const acceptedDays = 90;
const mostNamed = 5;

/** Asks why, and decides about all these findings. */
export function TriageDialog(props: {
  action: FindingAction;
  /** Those about which the person may decide this. */
  findings: readonly FindingSummary[];
  /** How many more are selected, about which they may not. */
  left: number;
  onDone: () => void;
  onClose: () => void;
}) {
  const { action, findings, left, onDone, onClose } = props;
  const { title, text } = words.actions[action];
  const client = useClient(assetsContract);
  const { workspace } = useTenant();
  const form = useForm({
    initial: { note: '', reason: '', until: inDays(acceptedDays) },
    endpoint: endpointOf(action),
    toInput: (values: DecisionWords) => inputsOf(action, findings, values)[0],
    submit: (values: DecisionWords) =>
      decide(client, action, inputsOf(action, findings, values)),
    done: ({ count, failure }) =>
      failure
        ? words.partly(count, findings.length, ProblemError.of(failure).detail)
        : words.actions[action].done(count),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const accepts = action === 'accept';
  const optional = action === 'confirm' || action === 'settle';
  return (
    <FormDialog
      title={title(findings.length)}
      form={form}
      submitLabel={title(findings.length)}
      onClose={onClose}
    >
      <p className={styles.text}>
        {accepts && workspace === 'console'
          ? words.actions.accept.textStaff
          : text}
      </p>
      {findings.length <= mostNamed && (
        <ul className={styles.list}>
          {findings.map(({ id, title: name, asset }) => (
            <li key={id}>{words.on(name, asset.title)}</li>
          ))}
        </ul>
      )}
      <FindingsByTenant findings={findings} />
      {left > 0 && <p className={styles.text}>{words.rest(left)}</p>}
      <TextAreaInput
        form={form}
        name={accepts ? 'reason' : 'note'}
        label={optional ? words.noteOptional : words.note}
        rows={4}
        isRequired={!optional}
      />
      {accepts && (
        <DateTimeInput
          form={form}
          name="until"
          label={words.until}
          description={words.untilHint}
          isRequired
        />
      )}
    </FormDialog>
  );
}

function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  day.setHours(12, 0, 0, 0);
  return day.toISOString();
}
