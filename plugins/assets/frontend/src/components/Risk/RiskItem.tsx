import type { ReactNode } from 'react';
import { HomeItem, PersonName, TimeText } from '@wardroom/platform-react';
import type { RiskAcceptance } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from '../Finding/Finding.module.css';
import { RiskActions } from './RiskActions';
import { RiskStateTag } from './RiskStateTag';

const words = messages.risk;

/** One risk acceptance: how long, why, who asked and who decided, and what can be done about it. */
export function RiskItem(props: {
  risk: RiskAcceptance;
  /** Beside its name, such as the way to its findings. */
  children?: ReactNode;
  onChange: () => void;
}) {
  const { risk, children, onChange } = props;
  const { state, until, reason, requestedBy, decidedBy, findingIds } = risk;
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
              {words.decided} <PersonName personRef={decidedBy} />
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
      {words.of(findingIds.length)} {children}
    </HomeItem>
  );
}
