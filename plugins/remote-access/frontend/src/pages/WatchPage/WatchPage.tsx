import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Button, Link } from '@backstage/ui';
import {
  EmptyState,
  Form,
  PageLayout,
  PageState,
  TextInput,
  useAction,
  useClient,
  useForm,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { replayPath } from '../../routes';
import { WatchScreen } from './WatchScreen';

const words = messages.live;
const everyMs = 3_000;

/** Somebody's session while it runs, for a reason that stands in the audit trail, or for who was invited. */
export function WatchPage() {
  const { tenant = '', session = '' } = useParams();
  const client = useClient(remoteAccessContract);
  const [entry, setEntry] = useState<Entry>();
  const load = useLoad(
    signal => client.sessions.get({ tenant, id: session }, { signal }),
    [tenant, session],
    { every: everyMs },
  );
  const name = load.data?.target.name ?? '';
  return (
    <PageLayout title={words.watchTitle(name)}>
      <PageState load={load}>
        {found =>
          entry ? (
            <WatchScreen session={found} entry={entry} onDone={load.reload} />
          ) : (
            <Way session={found} onEntry={setEntry} />
          )
        }
      </PageState>
    </PageLayout>
  );
}

function Way(props: { session: Session; onEntry: (entry: Entry) => void }) {
  const { allowedActions, tenant, id } = props.session;
  if (allowedActions.includes('watch')) return <AskReason {...props} />;
  if (allowedActions.includes('join')) return <Join {...props} />;
  return (
    <EmptyState
      title={words.notRunning}
      action={<Link href={replayPath(tenant, id)}>{words.toReplay}</Link>}
    />
  );
}

function AskReason(props: {
  session: Session;
  onEntry: (entry: Entry) => void;
}) {
  const { tenant, id } = props.session;
  const { sessions } = useClient(remoteAccessContract);
  const form = useForm({
    initial: { reason: '' },
    submit: ({ reason }) => sessions.watch({ tenant, id, reason }),
    onDone: props.onEntry,
  });
  return (
    <Form form={form} label={words.watchReason} submitLabel={words.watch}>
      <TextInput
        form={form}
        name="reason"
        label={words.watchReason}
        description={words.watchReasonHint}
        isRequired
      />
    </Form>
  );
}

function Join(props: { session: Session; onEntry: (entry: Entry) => void }) {
  const { tenant, id } = props.session;
  const { sessions } = useClient(remoteAccessContract);
  const join = useAction(() => sessions.join({ tenant, id }), {
    onDone: props.onEntry,
  });
  return (
    <div>
      <Button isDisabled={join.pending} onPress={() => join.run()}>
        {words.join}
      </Button>
    </div>
  );
}
