import { Link } from '@backstage/ui';
import { StateTag } from '@wardroom/platform-react';
import type { Session } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

/** What a session is for: its request, or emergency access, which is marked wherever a session is listed. */
export function SessionPurpose(props: {
  session: Pick<Session, 'tenant' | 'intervention'>;
  /** With a link to the request. */
  linked?: boolean;
}) {
  const { tenant, intervention } = props.session;
  if (!intervention) {
    return <StateTag tone="danger">{messages.sessions.emergency}</StateTag>;
  }
  if (!props.linked) return <>{intervention.key}</>;
  return (
    <Link href={`/requests/${tenant}/${intervention.key}`}>
      {intervention.key}
    </Link>
  );
}
