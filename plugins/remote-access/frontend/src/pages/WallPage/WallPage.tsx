import { ButtonLink, Flex } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  PageLayout,
  personColumn,
  PersonName,
  StateTag,
  type TableColumn,
  TimeText,
  useTableView,
  useTenant,
  withoutCustomer,
} from '@wardroom/platform-react';
import { liveStates, type Session } from '@wardroom/remote-access-common';
import { Steer } from '../../components/Live/Steer';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { useSessions } from '../../hooks/useSessions';
import { messages } from '../../messages';
import { watchPath } from '../../routes';

const words = messages.live;
const everyMs = 3_000;

/** Everybody who is in a system at this moment, and what may be done about it. */
export function WallPage() {
  const { tenant } = useTenant();
  const view = useTableView({ id: 'wall' });
  const load = useSessions(liveStates, everyMs);
  const columns = withoutCustomer(columnsOf(load.reload), Boolean(tenant));
  return (
    <PageLayout title={words.title} subtitle={words.subtitle}>
      <DataTable
        caption={words.title}
        hideCaption
        columns={columns}
        load={load}
        view={view}
        rowKey={s => s.id}
        rowName={s => s.target.name}
        empty={{ title: words.empty, text: words.emptyText }}
      />
    </PageLayout>
  );
}

function columnsOf(reload: () => void): TableColumn<Session>[] {
  const { columns } = words;
  return [
    {
      id: 'target',
      label: columns.target,
      rowHeader: true,
      value: s => s.target.name,
    },
    customerColumn(columns.customer),
    personColumn(columns.person),
    {
      id: 'request',
      label: columns.request,
      value: s => s.intervention?.key ?? messages.sessions.emergency,
      cell: s => <SessionPurpose session={s} linked />,
    },
    {
      id: 'since',
      label: columns.since,
      value: s => s.activeAt ?? s.requestedAt,
      cell: s => <TimeText time={s.activeAt ?? s.requestedAt} />,
    },
    {
      id: 'typed',
      label: columns.typed,
      value: s => s.life?.typedAt,
      cell: s => s.life?.typedAt && <TimeText time={s.life.typedAt} />,
    },
    {
      id: 'watchers',
      label: columns.watchers,
      value: s => s.life?.watchers.length ?? 0,
      cell: s => <Watchers session={s} />,
    },
    {
      id: 'recording',
      label: columns.recording,
      value: s => s.recording && messages.recordings[s.recording.state],
      cell: s => <Condition session={s} />,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: s => <Actions session={s} reload={reload} />,
    },
  ];
}

function Watchers({ session }: { session: Session }) {
  const people = new Set(session.life?.watchers.map(({ person }) => person));
  if (people.size === 0) return <span>{words.nobody}</span>;
  return (
    <span>
      {[...people].map((person, index) => (
        <span key={person}>
          {index > 0 && ', '}
          <PersonName personRef={person} />
        </span>
      ))}
    </span>
  );
}

function Condition({ session }: { session: Session }) {
  if (session.state !== 'active') {
    return <StateTag tone="info">{words.connecting}</StateTag>;
  }
  return (
    <Flex gap="2">
      {session.recording && (
        <StateTag tone="warning">
          {messages.recordings[session.recording.state]}
        </StateTag>
      )}
      {session.browser === 'lost' && (
        <StateTag tone="neutral">{words.lostBrowser}</StateTag>
      )}
      {session.life?.frozenBy && (
        <StateTag tone="danger">{words.frozen}</StateTag>
      )}
    </Flex>
  );
}

function Actions(props: { session: Session; reload: () => void }) {
  const { session, reload } = props;
  const { tenant, id, allowedActions } = session;
  const watches = allowedActions.includes('watch');
  const joins = allowedActions.includes('join');
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {(watches || joins) && (
        <ButtonLink
          size="small"
          variant="secondary"
          href={watchPath(tenant, id)}
        >
          {watches ? words.watch : words.join}
        </ButtonLink>
      )}
      <Steer session={session} onDone={reload} />
    </Flex>
  );
}
