import { useClient } from '@wardroom/platform-react';
import {
  interventionsContract,
  type Intervention,
} from '@wardroom/interventions-common';
import { WordsDialog } from '../../components/Request/WordsDialog';
import { messages } from '../../messages';
import { AssignDialog } from './AssignDialog';
import { EditRequestDialog } from './EditRequestDialog';

/** Steps that ask for something before they are taken. */
export type DialogStep =
  'update' | 'assign' | 'wait' | 'resolve' | 'reopen' | 'cancel';

const contract = interventionsContract.interventions;

/** The dialog of a step. */
export function StepDialog(props: {
  step: DialogStep;
  request: Intervention;
  onDone: () => void;
  onClose: () => void;
}) {
  const { step, request, ...callbacks } = props;
  const { tenant, id, version, number } = request;
  const client = useClient(interventionsContract).interventions;
  const input = { tenant, id, version };
  const shared = { input, ...callbacks };
  const { waitDialog, resolveDialog, reopenDialog, cancelDialog } = messages;
  switch (step) {
    case 'update':
      return <EditRequestDialog request={request} {...callbacks} />;
    case 'assign':
      return <AssignDialog request={request} {...callbacks} />;
    case 'wait':
      return (
        <WordsDialog
          {...shared}
          title={waitDialog.title(number)}
          label={waitDialog.label}
          submitLabel={waitDialog.submit}
          endpoint={contract.wait}
          field="question"
          submit={question => client.wait({ ...input, question })}
          done={waitDialog.done}
        />
      );
    case 'resolve':
      return (
        <WordsDialog
          {...shared}
          title={resolveDialog.title(number)}
          label={resolveDialog.label}
          hint={resolveDialog.hint}
          submitLabel={resolveDialog.submit}
          endpoint={contract.resolve}
          field="result"
          submit={result => client.resolve({ ...input, result })}
          done={resolveDialog.done(number)}
        />
      );
    case 'reopen':
      return (
        <WordsDialog
          {...shared}
          title={reopenDialog.title(number)}
          label={reopenDialog.label}
          submitLabel={reopenDialog.submit}
          endpoint={contract.reopen}
          field="reason"
          submit={reason => client.reopen({ ...input, reason })}
          done={reopenDialog.done(number)}
        />
      );
    default:
      return (
        <WordsDialog
          {...shared}
          title={cancelDialog.title(number)}
          label={cancelDialog.label}
          hint={cancelDialog.hint}
          submitLabel={cancelDialog.submit}
          destructive
          endpoint={contract.cancel}
          field="reason"
          submit={reason => client.cancel({ ...input, reason })}
          done={cancelDialog.done(number)}
        />
      );
  }
}
