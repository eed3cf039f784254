import {
  Facts,
  PersonName,
  Region,
  TenantName,
  TimeText,
  useTenant,
} from '@wardroom/platform-react';
import type { RiskAcceptanceDetails } from '@wardroom/assets-common';
import { RiskStateTag } from '../../components/Risk/RiskStateTag';
import { messages } from '../../messages';

const { page: words, list, ...shared } = messages.risk;

/** What was asked, by whom, and what came of it. */
export function RiskFacts({ risk }: { risk: RiskAcceptanceDetails }) {
  const { workspace } = useTenant();
  const { decidedBy, decidedAt, endedBy, endedAt } = risk;
  return (
    <Region title={words.facts}>
      <Facts
        facts={[
          {
            label: list.columns.state,
            value: <RiskStateTag state={risk.state} />,
          },
          {
            label: words.customer,
            value: workspace === 'console' && (
              <TenantName tenant={risk.tenant} />
            ),
          },
          { label: words.reason, value: risk.reason },
          {
            label: shared.until,
            value: <TimeText time={risk.until} show="both" />,
          },
          { label: shared.asked, value: nameOf(risk.requestedBy) },
          { label: words.askedAt, value: timeOf(risk.requestedAt) },
          { label: shared.decided, value: nameOf(decidedBy) },
          { label: words.decidedAt, value: timeOf(decidedAt) },
          { label: words.decisionNote, value: risk.decisionNote },
          { label: words.ended, value: nameOf(endedBy) },
          { label: words.endedAt, value: timeOf(endedAt) },
        ].filter(({ value }) => value)}
      />
    </Region>
  );
}

function nameOf(person: string | undefined) {
  return person && <PersonName personRef={person} />;
}

function timeOf(time: string | undefined) {
  return time && <TimeText time={time} show="both" />;
}
