import { useState } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import { EmptyState, PageLayout } from '@wardroom/platform-react';
import { isDesktop, type Entry } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { replayPath } from '../../routes';
import { DesktopScreen } from './DesktopScreen';
import { TerminalScreen } from './TerminalScreen';

const words = messages.session;

/** A running session. Its way in came with the navigation and works once: after a reload there is none. */
export function SessionPage() {
  const { tenant = '', session = '' } = useParams();
  const { state } = useLocation();
  const [entry] = useState(() => (state as { entry?: Entry } | null)?.entry);
  if (entry?.session === session) {
    const Screen = isDesktop(entry.protocol) ? DesktopScreen : TerminalScreen;
    return <Screen tenant={tenant} entry={entry} />;
  }
  return (
    <PageLayout title={messages.sessions.title}>
      <EmptyState
        title={words.noTicket}
        text={words.noTicketText}
        action={
          <Link href={replayPath(tenant, session)}>{words.toReplay}</Link>
        }
      />
    </PageLayout>
  );
}
