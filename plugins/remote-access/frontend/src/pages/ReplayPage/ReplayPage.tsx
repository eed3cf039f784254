import { useState } from 'react';
import { useParams } from 'react-router-dom';
import {
  Form,
  PageLayout,
  PageState,
  PersonName,
  TextInput,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import { ExportButton } from '../../components/Recordings/ExportButton';
import { PlanReportTag } from '../../components/Plans/PlanReportTag';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { messages } from '../../messages';
import { Replay } from './Replay';

const words = messages.replay;

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
        {found =>
          entry ? (
            <Replay entry={entry} />
          ) : (
            <AskReason session={found} onEntry={setEntry} />
          )
        }
      </PageState>
    </PageLayout>
  );
}

function AskReason(props: {
  session: Session;
  onEntry: (entry: Entry) => void;
}) {
  const { session, onEntry } = props;
  const client = useClient(remoteAccessContract);
  const form = useForm({
    initial: { reason: '' },
    submit: ({ reason }) =>
      client.recordings.view({
        tenant: session.tenant,
        id: session.recording?.id ?? '',
        reason,
      }),
    onDone: onEntry,
  });
  return (
    <Form form={form} label={words.reasonTitle} submitLabel={words.watch}>
      <TextInput
        form={form}
        name="reason"
        label={words.reasonTitle}
        description={words.reasonHint}
        isRequired
      />
    </Form>
  );
}
