import { DialogButton } from '@wardroom/platform-react';
import type { RiskAcceptance } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { RiskDecisionDialog } from './RiskDecisionDialog';

const { actions: words } = messages.risk;

/** What the person may do with a risk acceptance; each is asked once more. */
export function RiskActions(props: {
  risk: RiskAcceptance;
  onChange: () => void;
}) {
  const { risk, onChange } = props;
  return (
    <>
      {risk.allowedActions.map(action => (
        <DialogButton
          key={action}
          size="small"
          variant={action === 'approve' ? 'primary' : 'secondary'}
          label={words[action].name}
        >
          {onClose => (
            <RiskDecisionDialog
              risk={risk}
              action={action}
              onDone={onChange}
              onClose={onClose}
            />
          )}
        </DialogButton>
      ))}
    </>
  );
}
