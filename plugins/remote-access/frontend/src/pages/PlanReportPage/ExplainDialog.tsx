import {
  FormDialog,
  TextAreaInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type PlanReport,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.plan.report;

/** Writes down why a session did these things. */
export function ExplainDialog(props: {
  report: PlanReport;
  /** Keys of the deviations. */
  deviations: string[];
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
        ...{ tenant, id, version, deviations, explanation },
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
