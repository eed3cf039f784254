import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { HomeItem } from '@wardroom/platform-react';
import type { InterventionSummary } from '@wardroom/interventions-common';
import { requestPath } from '../../routes';
import styles from './RequestList.module.css';

/** One request in a list of a home page or a card. */
export function RequestLine(props: {
  request: InterventionSummary;
  /** Small facts below the title. */
  note: ReactNode;
  /** Words that belong to it, such as an open question. */
  quote?: string;
  /** The one main button. */
  action?: ReactNode;
}) {
  const { request, note, ...rest } = props;
  return (
    <HomeItem {...rest} note={<div className={styles.note}>{note}</div>}>
      <div className={styles.title}>
        <Link href={requestPath(request)}>{request.number}</Link>{' '}
        {request.title}
      </div>
    </HomeItem>
  );
}
