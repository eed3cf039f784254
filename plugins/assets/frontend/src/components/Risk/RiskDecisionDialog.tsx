import {
  FormDialog,
  formatTime,
  TextAreaInput,
  useClient,
  useForm,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type RiskAcceptance,
  type RiskAcceptanceAction,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from '../Finding/Finding.module.css';
import { RiskedFindings } from './RiskedFindings';

const words = messages.risk;

type Send = (input: {
  tenant: string;
  id: string;
  version: number;
  note?: string;
}) => Promise<RiskAcceptance>;

/** Asks once more, and for the reason that goes on record. */
export function RiskDecisionDialog(props: {
  risk: RiskAcceptance;
  action: RiskAcceptanceAction;
  onDone: () => void;
  onClose: () => void;
}) {
  const { risk, action, onDone, onClose } = props;
  const { tenant, id, version, until, reason, findingIds } = risk;
  const { name, title, text, done } = words.actions[action];
  const client = useClient(assetsContract);
  const refuses = action === 'decline' || action === 'end';
  const inputOf = ({ note }: { note: string }) => {
    const said = note.trim() || undefined;
    return { tenant, id, version, note: said };
  };
  const form = useForm({
    initial: { note: '' },
    endpoint: assetsContract.riskAcceptances[action],
    toInput: inputOf,
    submit: values => (client.riskAcceptances[action] as Send)(inputOf(values)),
    done,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={title(findingIds.length)}
      form={form}
      submitLabel={name}
      onClose={onClose}
    >
      <RiskedFindings risk={risk} />
      <p className={styles.text}>{words.said(reason)}</p>
      <p className={styles.text}>{text(formatTime(until))}</p>
      <TextAreaInput
        form={form}
        name="note"
        label={refuses ? words.note : words.noteOptional}
        rows={3}
        isRequired={refuses}
      />
    </FormDialog>
  );
}
