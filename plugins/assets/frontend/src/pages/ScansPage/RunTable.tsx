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
import { titleOfSource } from '../../components/Finding/titleOfSource';
import importStyles from '../../components/Import/Import.module.css';
import { withoutActions } from '../../components/List/withoutActions';
import { RunStateTag } from '../../components/Scan/RunStateTag';
import styles from '../../components/Scan/Scan.module.css';
import { titleOfRun } from '../../components/Scan/titleOfRun';
import { messages } from '../../messages';
import { scanImportPath } from '../../routes';
import { RunTitle } from './RunTitle';

const { runs: texts, types } = messages.scan;
const { columns: words } = texts;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const columnsOf = (onChange: () => void): TableColumn<ScanRun>[] => [
  {
    ...plain('title'),
    rowHeader: true,
    value: titleOfRun,
    cell: run => (
      <div>
        <RunTitle run={run} />
        <div className={styles.text}>
          {types[run.type]} · {titleOfSource(run.scanner)}
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
      columns={withoutActions(
        withoutCustomer(columnsOf(load.reload), ofOne),
        load.data,
      )}
      load={load}
      rowKey={run => run.id}
      rowName={titleOfRun}
      empty={{ title: texts.empty, text: texts.emptyText }}
    />
  );
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
            aria-label={texts.progress(titleOfRun(run))}
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
  if (!reason && !(id && may)) return null;
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
      title={texts.cancelTitle(titleOfRun(run))}
      text={texts.cancelText}
      confirmLabel={texts.cancelConfirm}
      onConfirm={async () => {
        await scanRuns.cancel({ tenant, id });
        onChange();
      }}
    />
  );
}
