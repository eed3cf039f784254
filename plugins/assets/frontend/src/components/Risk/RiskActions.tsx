import { ConfirmButton, useClient } from '@wardroom/platform-react';
import { assetsContract, type RiskAcceptance } from '@wardroom/assets-common';
import { messages } from '../../messages';

const { actions: words } = messages.risk;

/** What the person may do with a risk acceptance; each is asked once more. */
export function RiskActions(props: {
  risk: RiskAcceptance;
  onChange: () => void;
}) {
  const { risk, onChange } = props;
  const { tenant, id, version, allowedActions, findingIds } = risk;
  const { riskAcceptances } = useClient(assetsContract);
  return (
    <>
      {allowedActions.map(action => (
        <ConfirmButton
          key={action}
          size="small"
          variant={action === 'approve' ? 'primary' : 'secondary'}
          label={words[action].name}
          title={words[action].title(findingIds.length)}
          text={words[action].text}
          onConfirm={async () => {
            await riskAcceptances[action]({ tenant, id, version });
            onChange();
          }}
        />
      ))}
    </>
  );
}
