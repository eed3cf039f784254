import { useState } from 'react';
import { useParams } from 'react-router-dom';
import {
  EmptyState,
  PageLayout,
  PageState,
  PersonName,
  useClient,
  useLoad,
  usePolling,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Entry,
} from '@wardroom/remote-access-common';
import { ExportButton } from '../../components/Recordings/ExportButton';
import { PlanReportTag } from '../../components/Plans/PlanReportTag';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { AskReason } from '../../components/Watch/AskReason';
import { messages } from '../../messages';
import { Replay } from './Replay';

const words = messages.replay;
const everyMs = 1_000;

/** Replays a session, for a reason that stands in the audit trail. */
export function ReplayPage() {
  const { tenant = '', session = '' } = useParams();
  const client = useClient(remoteAccessContract);
  const [entry, setEntry] = useState<Entry>();
  const load = useLoad(
    signal => client.sessions.get({ tenant, id: session }, { signal }),
    [tenant, session],
  );
  return (
    <PageLayout
      title={words.title}
      actions={load.data && <ExportButton session={load.data} />}
      subtitle={
        load.data && (
          <>
            {load.data.target.name} ·{' '}
            <PersonName personRef={load.data.person} /> ·{' '}
            <SessionPurpose session={load.data} />{' '}
            <PlanReportTag session={load.data} />
          </>
        )
      }
    >
      <PageState
        load={load}
        empty={{ when: s => !s.recording, title: words.failed }}
      >
        {found => {
          if (entry) return <Replay entry={entry} />;
          if (found.recording?.state === 'writing') {
            return <StillWritten onLook={load.reload} />;
          }
          return (
            <AskReason
              words={{
                question: words.reasonTitle,
                hint: words.reasonHint,
                submit: words.watch,
              }}
              enter={reason =>
                client.recordings.view({
                  tenant,
                  id: found.recording?.id ?? '',
                  reason,
                })
              }
              onEntry={setEntry}
            />
          );
        }}
      </PageState>
    </PageLayout>
  );
}

/** A recording is complete a moment after its session has ended, or much later where somebody looks too early. */
function StillWritten({ onLook }: { onLook: () => void }) {
  usePolling(onLook, everyMs);
  return (
    <div role="status">
      <EmptyState title={words.stillWritten} text={words.stillWrittenText} />
    </div>
  );
}
