import { Flex, Link } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  FilterSelect,
  PageLayout,
  personColumn,
  StateTag,
  type TableColumn,
  TimeText,
  type Tone,
  useTableView,
  useTenant,
  withoutCustomer,
} from '@wardroom/platform-react';
import { SessionState, type Session } from '@wardroom/remote-access-common';
import { EndAccess } from '../../components/Home/EndAccess';
import { PlanReportTag } from '../../components/Plans/PlanReportTag';
import { SessionPurpose } from '../../components/Purpose/SessionPurpose';
import { HoldActions } from '../../components/Recordings/HoldActions';
import { useSessions } from '../../hooks/useSessions';
import { messages } from '../../messages';
import { replayPath } from '../../routes';

const words = messages.sessions;
const everyMs = 4_000;
const tones: Record<SessionState, Tone> = {
  requested: 'info',
  authorised: 'info',
  active: 'warning',
  refused: 'neutral',
  ended: 'good',
  terminated: 'danger',
  expired: 'neutral',
  lost: 'danger',
};
const states = SessionState.options.map(value => ({
  value,
  label: messages.states[value],
}));

/** Live sessions and those of the past, the latest first. */
export function SessionsPage() {
  const { tenant } = useTenant();
  const view = useTableView({ id: 'sessions', filters: ['state'] });
  const state = SessionState.options.filter(one =>
    view.values('state').includes(one),
  );
  const load = useSessions(state, everyMs);
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
        exportName="sessions"
        empty={{ title: words.empty, text: words.emptyText }}
        filters={
          <FilterSelect
            view={view}
            filter="state"
            label={words.columns.state}
            options={states}
          />
        }
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
      value: s => s.intervention?.key ?? words.emergency,
      cell: s => <SessionPurpose session={s} linked />,
    },
    {
      id: 'state',
      label: columns.state,
      value: s => messages.states[s.state],
      cell: s => (
        <StateTag tone={tones[s.state]}>{messages.states[s.state]}</StateTag>
      ),
    },
    {
      id: 'begun',
      label: columns.begun,
      value: s => s.requestedAt,
      cell: s => <TimeText time={s.requestedAt} />,
    },
    {
      id: 'recording',
      label: columns.recording,
      value: s => s.recording && messages.recordings[s.recording.state],
    },
    {
      id: 'plan',
      label: columns.plan,
      value: s =>
        s.planReport && messages.plan.report.states[s.planReport.state],
      cell: s => <PlanReportTag session={s} />,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: s => (
        <Flex gap="2">
          {s.allowedActions.includes('view') && (
            <Link href={replayPath(s.tenant, s.id)}>{words.replay}</Link>
          )}
          <EndAccess session={s} label={words.terminate} onDone={reload} />
          <HoldActions session={s} onDone={reload} />
        </Flex>
      ),
    },
  ];
}
