import { useMemo, useState } from 'react';
import {
  DataTable,
  type DataTableProps,
  type TableColumn,
  TimeText,
  useMay,
} from '@wardroom/platform-react';
import { Severity, type FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { CreateRequestButton } from './CreateRequestButton';
import { DueTime } from './DueTime';
import { FindingStateTag } from './FindingStateTag';
import { FindingTitle } from './FindingTitle';
import { isRequestable } from './isRequestable';
import { SeverityTag } from './SeverityTag';
import { TriageMenu } from './TriageMenu';

const { list, request, states, triage } = messages.finding;
const { columns: words } = list;
type Column = TableColumn<FindingSummary>;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

/** Where the list is of several customers, each row names its own. */
const columnsOf = (several: boolean): Column[] => [
  {
    id: 'severity',
    label: words.severity,
    serverOrder: 'descending',
    value: f => Severity.options.indexOf(f.severity),
    cell: f => <SeverityTag severity={f.severity} />,
  },
  {
    ...plain('title'),
    rowHeader: true,
    value: f => f.title,
    cell: f => <FindingTitle finding={f} withTenant={several} />,
  },
  {
    ...plain('state'),
    value: f => states[f.state],
    cell: f => <FindingStateTag state={f.state} />,
  },
  {
    id: 'rank',
    label: words.rank,
    serverOrder: 'descending',
    align: 'end',
    value: f => f.rank,
  },
  {
    id: 'due',
    label: words.due,
    serverOrder: 'ascending',
    value: f => f.dueAt,
    cell: f => <DueTime finding={f} />,
  },
  {
    ...plain('seen'),
    value: f => f.lastSeenAt,
    cell: f => <TimeText time={f.lastSeenAt} />,
  },
  {
    id: 'updated',
    label: words.updated,
    serverOrder: 'descending',
    value: f => f.updatedAt,
    cell: f => <TimeText time={f.updatedAt} />,
  },
];

/** A list of findings, and what can be done with several of them at once. Without a view the browser sorts it. */
export function FindingTable(
  props: Pick<
    DataTableProps<FindingSummary>,
    'caption' | 'hideCaption' | 'load' | 'view' | 'empty' | 'filters'
  > & {
    /** Whether the list is of several customers. */
    several: boolean;
    onChange: () => void;
  },
) {
  const { several, onChange, ...table } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const byServer = Boolean(table.view);
  const columns = useMemo(
    () =>
      byServer
        ? columnsOf(several)
        : columnsOf(several).map(({ serverOrder: _, ...column }) => column),
    [several, byServer],
  );
  const rows = table.load.data ?? [];
  // Rows that a filter has taken out of sight are selected no more.
  const chosen = rows.filter(f => selected.has(f.id));
  const maySubmit = useMay('intervention.submit');
  const isActionable = (f: FindingSummary) =>
    f.allowedActions.length > 0 || (maySubmit && isRequestable(f));
  return (
    <DataTable
      {...table}
      columns={columns}
      rowKey={f => f.id}
      rowName={f => f.title}
      selection={
        rows.some(isActionable)
          ? {
              selected: new Set(chosen.map(f => f.id)),
              onChange: setSelected,
            }
          : undefined
      }
      bulkActions={
        <>
          <TriageMenu
            size="small"
            findings={chosen}
            onDone={() => {
              setSelected(new Set());
              onChange();
            }}
          />
          <CreateRequestButton
            size="small"
            label={request.ofSelection}
            findings={chosen}
          />
          {!chosen.some(isActionable) && <span>{triage.nothing}</span>}
        </>
      }
    />
  );
}
