import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Button, Link } from '@backstage/ui';
import {
  EmptyState,
  PageLayout,
  PageState,
  useAction,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import { AskReason } from '../../components/Watch/AskReason';
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
  const { sessions } = useClient(remoteAccessContract);
  if (allowedActions.includes('watch')) {
    return (
      <AskReason
        words={{
          question: words.watchReason,
          hint: words.watchReasonHint,
          submit: words.watch,
        }}
        enter={reason => sessions.watch({ tenant, id, reason })}
        onEntry={props.onEntry}
      />
    );
  }
  if (allowedActions.includes('join')) return <Join {...props} />;
  return (
    <EmptyState
      title={words.notRunning}
      action={<Link href={replayPath(tenant, id)}>{words.toReplay}</Link>}
    />
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
