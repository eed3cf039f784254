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
import styles from './RiskFacts.module.css';

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
          {
            label: shared.until,
            value: <TimeText time={risk.until} show="both" />,
          },
          { label: shared.asked, value: nameOf(risk.requestedBy) },
          { label: words.askedAt, value: timeOf(risk.requestedAt) },
          { label: shared.decided, value: nameOf(decidedBy) },
          { label: words.decidedAt, value: timeOf(decidedAt) },
          { label: words.ended, value: nameOf(endedBy) },
          { label: words.endedAt, value: timeOf(endedAt) },
        ].filter(({ value }) => value)}
      />
      <Said label={words.reason} text={risk.reason} />
      <Said label={words.decisionNote} text={risk.decisionNote} />
    </Region>
  );
}

/** Sentences have a line of their own. */
function Said({ label, text }: { label: string; text: string }) {
  if (!text) return null;
  return (
    <>
      <h3 className={styles.heading}>{label}</h3>
      <p className={styles.said}>{text}</p>
    </>
  );
}

function nameOf(person: string | undefined) {
  return person && <PersonName personRef={person} />;
}

function timeOf(time: string | undefined) {
  return time && <TimeText time={time} show="both" />;
}
