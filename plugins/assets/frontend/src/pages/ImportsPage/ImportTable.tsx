import { Link } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  type DataTableProps,
  FilterSelect,
  FilterTenant,
  type Pages,
  PersonName,
  type TableColumn,
  type TableView,
  TimeText,
  withoutCustomer,
} from '@wardroom/platform-react';
import { ScanImportState, type ScanImport } from '@wardroom/assets-common';
import { titleOfSource } from '../../components/Finding/titleOfSource';
import { ImportProgress } from '../../components/Import/ImportProgress';
import { ImportStateTag } from '../../components/Import/ImportStateTag';
import { messages } from '../../messages';
import { scanImportPath } from '../../routes';

const { columns: words, short, states, title } = messages.scanImport;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const columns: TableColumn<ScanImport>[] = [
  {
    ...plain('name'),
    rowHeader: true,
    value: s => s.name,
    cell: s => <Link href={scanImportPath(s)}>{s.name}</Link>,
  },
  { ...customerColumn<ScanImport>(words.customer), sortable: false },
  { ...plain('scanner'), value: scannerOf },
  {
    ...plain('state'),
    value: s => states[s.state],
    cell: s => (
      <div>
        <ImportStateTag state={s.state} /> <ImportProgress scan={s} />
      </div>
    ),
  },
  { ...plain('result'), value: resultOf },
  {
    ...plain('by'),
    value: s => s.createdBy,
    cell: s => <PersonName personRef={s.createdBy} />,
  },
  {
    ...plain('at'),
    value: s => s.createdAt,
    cell: s => <TimeText time={s.createdAt} />,
  },
];

/** The list of imports. */
export function ImportTable(
  props: Pick<DataTableProps<ScanImport>, 'empty'> & {
    load: Pages<ScanImport>;
    view: TableView;
    /** Whether all rows are of one customer. */
    ofOne: boolean;
    /** Whether one of several customers can be picked. */
    several: boolean;
  },
) {
  const { load, view, ofOne, several, empty } = props;
  return (
    <DataTable
      caption={title}
      hideCaption
      columns={withoutCustomer(columns, ofOne)}
      load={load}
      view={view}
      rowKey={s => s.id}
      rowName={s => s.name}
      empty={empty}
      filters={
        <>
          {several && <FilterTenant view={view} />}
          <FilterSelect
            view={view}
            filter="state"
            label={words.state}
            options={ScanImportState.options.map(value => ({
              value,
              label: states[value],
            }))}
          />
        </>
      }
    />
  );
}

function scannerOf({ scanner, format = '' }: ScanImport): string {
  return scanner || titleOfSource(format);
}

/** What an import did, or why it did nothing, in a few words. */
function resultOf({ counts, reason, state }: ScanImport): string | undefined {
  if (state === 'failed' || !counts) return reason;
  if (state === 'held') return short.held(counts.closed);
  const some = (['created', 'reopened', 'updated', 'closed'] as const)
    .filter(name => counts[name] > 0)
    .map(name => short[name](counts[name]));
  return some.join(', ') || short.nothing;
}
