import { Link } from '@backstage/ui';
import {
  ConfirmButton,
  customerColumn,
  DataTable,
  type Pages,
  type TableColumn,
  TimeText,
  useClient,
  useMay,
  withoutCustomer,
} from '@wardroom/platform-react';
import { assetsContract, type ScanRun } from '@wardroom/assets-common';
import { emergencyPath } from '../../components/Emergency/emergencyPath';
import importStyles from '../../components/Import/Import.module.css';
import { RunStateTag } from '../../components/Scan/RunStateTag';
import styles from '../../components/Scan/Scan.module.css';
import { messages } from '../../messages';
import { findingPath, scanImportPath } from '../../routes';

const { runs: texts, types } = messages.scan;
const { columns: words } = texts;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const columnsOf = (onChange: () => void): TableColumn<ScanRun>[] => [
  {
    ...plain('title'),
    rowHeader: true,
    value: titleOf,
    cell: run => (
      <div>
        <Title run={run} />
        <div className={styles.text}>
          {types[run.type]} · {run.scanner}
        </div>
      </div>
    ),
  },
  { ...customerColumn<ScanRun>(words.customer), sortable: false },
  {
    ...plain('state'),
    value: run => texts.states[run.state],
    cell: run => <Progress run={run} />,
  },
  {
    ...plain('due'),
    value: run => run.dueAt,
    cell: run => <TimeText time={run.dueAt} />,
  },
  {
    ...plain('ended'),
    value: run => run.endedAt,
    cell: run => run.endedAt && <TimeText time={run.endedAt} />,
  },
  {
    ...plain('reason'),
    value: run => run.reason,
    cell: run => <Outcome run={run} />,
  },
  {
    ...plain('actions'),
    value: () => undefined,
    cell: run =>
      run.allowedActions.includes('cancel') && (
        <Cancel run={run} onChange={onChange} />
      ),
  },
];

/** Scans that run, wait and were, with the way to what their reports became. */
export function RunTable(props: {
  load: Pages<ScanRun>;
  /** Whether all rows are of one customer. */
  ofOne: boolean;
}) {
  const { load, ofOne } = props;
  return (
    <DataTable
      caption={texts.title}
      columns={withoutCustomer(columnsOf(load.reload), ofOne)}
      load={load}
      rowKey={run => run.id}
      rowName={titleOf}
      empty={{ title: texts.empty, text: texts.emptyText }}
    />
  );
}

function titleOf({ schedule, findingId, emergencyScanId }: ScanRun): string {
  if (schedule) return schedule.title;
  if (emergencyScanId) return messages.emergency.open;
  return findingId ? texts.ofFinding : texts.byHand;
}

/** What a scan is called, with the way to what it belongs to. */
function Title({ run }: { run: ScanRun }) {
  const { tenant, findingId, emergencyScanId } = run;
  const mayReadFinding = useMay('finding.read');
  const mayReadEmergency = useMay('emergencyScan.read');
  const title = titleOf(run);
  if (emergencyScanId && mayReadEmergency)
    return <Link href={emergencyPath({ id: emergencyScanId })}>{title}</Link>;
  if (findingId && mayReadFinding)
    return <Link href={findingPath({ tenant, id: findingId })}>{title}</Link>;
  return <>{title}</>;
}

function Progress({ run }: { run: ScanRun }) {
  return (
    <span className={styles.line}>
      <RunStateTag state={run.state} />
      {run.state === 'running' && (
        <>
          <progress
            className={importStyles.bar}
            max={100}
            value={run.progress}
            aria-label={texts.progress(titleOf(run))}
          />
          {texts.percent(run.progress)}
        </>
      )}
    </span>
  );
}

function Outcome({ run }: { run: ScanRun }) {
  const { tenant, reason, scanImportId: id } = run;
  const may = useMay('scanImport.read');
  return (
    <span className={styles.line}>
      {reason}
      {id && may && (
        <Link href={scanImportPath({ tenant, id })}>{texts.import}</Link>
      )}
    </span>
  );
}

function Cancel(props: { run: ScanRun; onChange: () => void }) {
  const { run, onChange } = props;
  const { tenant, id } = run;
  const { scanRuns } = useClient(assetsContract);
  return (
    <ConfirmButton
      size="small"
      label={texts.cancel}
      title={texts.cancelTitle(titleOf(run))}
      text={texts.cancelText}
      confirmLabel={texts.cancelConfirm}
      onConfirm={async () => {
        await scanRuns.cancel({ tenant, id });
        onChange();
      }}
    />
  );
}
