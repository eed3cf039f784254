import type { ReactNode } from 'react';
import {
  customerColumn,
  DataTable,
  type Pages,
  StateTag,
  type TableColumn,
  TimeText,
  useTenant,
  withoutCustomer,
} from '@wardroom/platform-react';
import type { ScanRun, ScanSchedule } from '@wardroom/assets-common';
import { titleOfSource } from '../../components/Finding/titleOfSource';
import { withoutActions } from '../../components/List/withoutActions';
import { RunStateTag } from '../../components/Scan/RunStateTag';
import styles from '../../components/Scan/Scan.module.css';
import { ScheduleActions } from '../../components/Scan/ScheduleActions';
import { whenOf } from '../../components/Scan/whenOf';
import { messages } from '../../messages';

const { schedules, types, when } = messages.scan;
const { columns: words } = schedules;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const columnsOf = (
  runs: readonly ScanRun[],
  onChange: () => void,
): TableColumn<ScanSchedule>[] => [
  {
    ...plain('title'),
    rowHeader: true,
    value: s => s.title,
    cell: s => (
      <div>
        {s.title}
        <div className={styles.text}>
          {types[s.type]} · {titleOfSource(s.scanner)}
        </div>
      </div>
    ),
  },
  { ...customerColumn<ScanSchedule>(words.customer), sortable: false },
  {
    ...plain('when'),
    value: s => when.inZone(whenOf(s.recurrence), s.timeZone),
  },
  {
    ...plain('next'),
    value: s => s.nextRunAt,
    cell: s =>
      s.nextRunAt && (
        <TimeText time={s.nextRunAt} timeZone={s.timeZone} show="both" />
      ),
  },
  {
    ...plain('last'),
    value: s => lastOf(s, runs)?.state,
    cell: s => <Last run={lastOf(s, runs)} />,
  },
  {
    ...plain('state'),
    value: s => schedules.states[s.state],
    cell: s => (
      <StateTag tone={s.state === 'active' ? 'good' : 'neutral'}>
        {schedules.states[s.state]}
      </StateTag>
    ),
  },
  {
    ...plain('actions'),
    value: () => undefined,
    cell: s =>
      s.allowedActions.length > 0 && (
        <ScheduleActions schedule={s} onChange={onChange} />
      ),
  },
];

/** Scans that begin again and again, each with its next run and what came of the last one. */
export function ScheduleTable(props: {
  load: Pages<ScanSchedule>;
  /** The latest scans. */
  runs: readonly ScanRun[];
  /** Whether all rows are of one customer. */
  ofOne: boolean;
  /** The button that makes one, for those who may. */
  create: ReactNode;
  onChange: () => void;
}) {
  const { load, runs, ofOne, create, onChange } = props;
  const { workspace } = useTenant();
  return (
    <DataTable
      caption={schedules.title}
      columns={withoutActions(
        withoutCustomer(columnsOf(runs, onChange), ofOne),
        load.data,
      )}
      load={load}
      rowKey={s => s.id}
      rowName={s => s.title}
      empty={{
        title: schedules.empty,
        text: create ? schedules.emptyText : schedules.emptyHidden[workspace],
        action: create,
      }}
    />
  );
}

function Last({ run }: { run: ScanRun | undefined }) {
  if (!run) return null;
  return (
    <span className={styles.line}>
      <RunStateTag state={run.state} />
      {run.endedAt && <TimeText time={run.endedAt} />}
    </span>
  );
}

/** The newest scan of a schedule that does not wait for its time. */
function lastOf({ id }: ScanSchedule, runs: readonly ScanRun[]) {
  return runs.find(
    ({ schedule, state }) => schedule?.id === id && state !== 'reserved',
  );
}
