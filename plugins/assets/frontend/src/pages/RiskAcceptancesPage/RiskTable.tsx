import { useMemo } from 'react';
import { Flex, Link } from '@backstage/ui';
import {
  customerColumn,
  DataTable,
  type DataTableProps,
  type Pages,
  PersonName,
  type TableColumn,
  type TableView,
  TimeText,
  withoutCustomer,
} from '@wardroom/platform-react';
import type { RiskAcceptance } from '@wardroom/assets-common';
import { withoutActions } from '../../components/List/withoutActions';
import { riskAcceptancePath } from '../../components/Risk/riskAcceptancePath';
import { RiskActions } from '../../components/Risk/RiskActions';
import { RiskStateTag } from '../../components/Risk/RiskStateTag';
import { messages } from '../../messages';
import styles from './RiskAcceptancesPage.module.css';

const { list, of, states } = messages.risk;
const { columns: words } = list;

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

const columnsOf = (onChange: () => void): TableColumn<RiskAcceptance>[] => [
  {
    ...plain('name'),
    rowHeader: true,
    value: risk => `${of(risk.findingIds.length)}: ${risk.reason}`,
    cell: risk => (
      <div className={styles.risk}>
        <Link href={riskAcceptancePath(risk)}>
          {of(risk.findingIds.length)}
        </Link>
        <div className={styles.reason}>{risk.reason}</div>
      </div>
    ),
  },
  { ...customerColumn<RiskAcceptance>(words.customer), sortable: false },
  {
    ...plain('state'),
    value: risk => states[risk.state],
    cell: risk => <RiskStateTag state={risk.state} />,
  },
  {
    id: 'until',
    label: words.until,
    serverOrder: 'ascending',
    value: risk => risk.until,
    cell: risk => <TimeText time={risk.until} />,
  },
  {
    ...plain('asked'),
    value: risk => risk.requestedBy,
    cell: risk => <PersonName personRef={risk.requestedBy} />,
  },
  {
    id: 'newest',
    label: words.newest,
    serverOrder: 'descending',
    value: risk => risk.requestedAt,
    cell: risk => <TimeText time={risk.requestedAt} />,
  },
  {
    ...plain('decided'),
    value: risk => risk.decidedBy,
    cell: risk => risk.decidedBy && <PersonName personRef={risk.decidedBy} />,
  },
  {
    ...plain('actions'),
    value: () => undefined,
    cell: risk =>
      risk.allowedActions.length > 0 && (
        <Flex gap="2" style={{ flexWrap: 'wrap' }}>
          <RiskActions risk={risk} onChange={onChange} />
        </Flex>
      ),
  },
];

/** The list of risk acceptances, with what the person may decide about each. */
export function RiskTable(
  props: Pick<DataTableProps<RiskAcceptance>, 'empty' | 'filters'> & {
    load: Pages<RiskAcceptance>;
    view: TableView;
    /** Whether all rows are of one customer. */
    ofOne: boolean;
  },
) {
  const { ofOne, ...table } = props;
  const { reload, data } = table.load;
  const columns = useMemo(
    () => withoutActions(withoutCustomer(columnsOf(reload), ofOne), data),
    [reload, ofOne, data],
  );
  return (
    <DataTable
      {...table}
      caption={list.title}
      hideCaption
      columns={columns}
      rowKey={risk => risk.id}
      rowName={risk => of(risk.findingIds.length)}
      exportName="risk-acceptances"
    />
  );
}
