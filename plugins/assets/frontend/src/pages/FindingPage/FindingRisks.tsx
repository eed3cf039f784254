import {
  HomeList,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import { assetsContract, type Finding } from '@wardroom/assets-common';
import { RiskItem } from '../../components/Risk/RiskItem';
import { messages } from '../../messages';

const words = messages.risk;

/** Whether somebody has asked to accept the risk of a finding, and what came of it; nothing where nobody has. */
export function FindingRisks(props: {
  finding: Finding;
  onChange: () => void;
}) {
  const { finding, onChange } = props;
  const { tenant, id } = finding;
  const client = useClient(assetsContract);
  const may = useMay('riskAcceptance.read');
  const load = useLoad(
    signal => client.riskAcceptances.list({ tenant, finding: id }, { signal }),
    // Whenever the finding was loaded anew: what was decided just now may be a risk.
    [finding],
  );
  if (!may || (!load.data?.items.length && !load.error)) return null;
  return (
    <Region title={words.title}>
      <HomeList
        label={words.title}
        load={load}
        itemKey={risk => risk.id}
        empty={{ title: words.home.empty }}
      >
        {risk => (
          <RiskItem
            risk={risk}
            onChange={() => {
              load.reload();
              onChange();
            }}
          />
        )}
      </HomeList>
    </Region>
  );
}
