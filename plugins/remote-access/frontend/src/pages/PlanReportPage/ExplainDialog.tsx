import {
  FormDialog,
  TextAreaInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Deviation,
  type PlanReport,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { nameOf } from './nameOf';
import styles from './PlanReportPage.module.css';

const words = messages.plan.report;

/** Writes down why a session did these things. */
export function ExplainDialog(props: {
  report: PlanReport;
  deviations: readonly Deviation[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { report, deviations, onDone, onClose } = props;
  const { tenant, id, version } = report;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: { explanation: '' },
    submit: ({ explanation }) =>
      client.planReports.explain({
        ...{ tenant, id, version, explanation },
        deviations: deviations.map(({ key }) => key),
      }),
    done: words.explained,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.explainTitle(deviations.length)}
      form={form}
      submitLabel={words.explain}
      onClose={onClose}
    >
      <ul className={styles.deviations}>
        {deviations.map(one => (
          <li key={one.key}>{nameOf(one)}</li>
        ))}
      </ul>
      <TextAreaInput
        form={form}
        name="explanation"
        label={words.explanation}
        maxLength={2000}
        isRequired
      />
    </FormDialog>
  );
}
