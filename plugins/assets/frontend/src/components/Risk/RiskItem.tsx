import { Link } from '@backstage/ui';
import { HomeItem, PersonName, TimeText } from '@wardroom/platform-react';
import type { RiskAcceptance } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from '../Finding/Finding.module.css';
import { riskAcceptancePath } from './riskAcceptancePath';
import { RiskActions } from './RiskActions';
import { RiskStateTag } from './RiskStateTag';

const words = messages.risk;

/** One risk acceptance: how long, why, who asked and who decided, and what can be done about it. */
export function RiskItem(props: {
  risk: RiskAcceptance;
  onChange: () => void;
}) {
  const { risk, onChange } = props;
  const { state, until, reason, requestedBy, decidedBy } = risk;
  return (
    <HomeItem
      note={
        <span className={styles.line}>
          <RiskStateTag state={state} />
          <span>
            {words.until} <TimeText time={until} show="absolute" />
          </span>
          <span>
            {words.asked} <PersonName personRef={requestedBy} />
          </span>
          {decidedBy && (
            <span>
              {words.decided} <PersonName personRef={decidedBy} />{' '}
              {risk.decisionNote && words.said(risk.decisionNote)}
            </span>
          )}
        </span>
      }
      quote={reason}
      action={
        <span className={styles.line}>
          <RiskActions risk={risk} onChange={onChange} />
        </span>
      }
    >
      <Link href={riskAcceptancePath(risk)}>
        {words.of(risk.findingIds.length)}
      </Link>
    </HomeItem>
  );
}
