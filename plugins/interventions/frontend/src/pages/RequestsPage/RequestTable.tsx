import { useMemo, useState } from 'react';
import { Link } from '@backstage/ui';
import {
  DataTable,
  type DataTableProps,
  type Pages,
  PersonName,
  type TableColumn,
  type TableView,
  TenantName,
  TimeText,
} from '@wardroom/platform-react';
import {
  Level,
  type InterventionSummary,
} from '@wardroom/interventions-common';
import { PriorityTag } from '../../components/Request/PriorityTag';
import { RequestState } from '../../components/Request/RequestState';
import { messages } from '../../messages';
import { requestPath } from '../../routes';
import { BulkAcknowledge } from './BulkAcknowledge';
import styles from './RequestsPage.module.css';

const words = messages.list.columns;
const mostFirst = [...Level.options].reverse();
type Column = TableColumn<InterventionSummary>;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const customer: Column = {
  ...plain('customer'),
  value: i => i.tenant,
  cell: i => <TenantName tenant={i.tenant} />,
};

const columns: Column[] = [
  {
    ...plain('number'),
    rowHeader: true,
    value: i => i.number,
    cell: i => (
      <Link href={requestPath(i)} className={styles.number}>
        {i.number}
      </Link>
    ),
  },
  { ...plain('title'), value: i => i.title },
  { ...plain('type'), value: i => messages.types[i.type] },
  {
    id: 'priority',
    label: words.priority,
    value: i => mostFirst.indexOf(i.priority),
    cell: i => <PriorityTag priority={i.priority} />,
  },
  {
    ...plain('state'),
    value: i => messages.states[i.state],
    cell: i => <RequestState state={i.state} />,
  },
  {
    ...plain('assignee'),
    value: i => i.assignee,
    cell: i =>
      i.assignee ? <PersonName personRef={i.assignee} /> : messages.nobody,
  },
  {
    id: 'updated',
    label: words.updated,
    value: i => i.updatedAt,
    cell: i => <TimeText time={i.updatedAt} />,
  },
];

/** The list of requests. */
export function RequestTable(
  props: Pick<DataTableProps<InterventionSummary>, 'empty' | 'filters'> & {
    load: Pages<InterventionSummary>;
    view: TableView;
    /** Whether the list is of several customers. */
    several: boolean;
  },
) {
  const { load, view, several, empty, filters } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () => (several ? columns.toSpliced(2, 0, customer) : columns),
    [several],
  );
  const rows = load.data ?? [];
  const selectable = rows.some(i => i.allowedActions.includes('acknowledge'));
  return (
    <DataTable
      caption={messages.list.title}
      hideCaption
      columns={shown}
      load={load}
      view={view}
      rowKey={i => i.id}
      rowName={i => i.number}
      empty={empty}
      filters={filters}
      selection={selectable ? { selected, onChange: setSelected } : undefined}
      bulkActions={
        <BulkAcknowledge
          requests={rows.filter(i => selected.has(i.id))}
          onDone={() => {
            setSelected(new Set());
            load.reload();
          }}
        />
      }
    />
  );
}
