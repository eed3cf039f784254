import { useMemo } from 'react';
import { Link } from '@backstage/ui';
import {
  DataTable,
  type DataTableProps,
  type Pages,
  StateTag,
  type TableColumn,
  type TableView,
  TenantName,
  TimeText,
  useTenant,
} from '@wardroom/platform-react';
import { Criticality, type Asset } from '@wardroom/assets-common';
import { AssetButtons } from '../../components/Asset/AssetButtons';
import { CriticalityTag } from '../../components/Asset/CriticalityTag';
import { messages } from '../../messages';
import { assetPath } from '../../routes';
import styles from './AssetsPage.module.css';
import { AssetTags } from './AssetTags';

const { columns: words, moreAddresses } = messages.list;
const mostFirst = [...Criticality.options].reverse();
const shownAddresses = 2;

/** The list of assets. */
export function AssetTable(
  props: Pick<DataTableProps<Asset>, 'empty' | 'filters'> & {
    load: Pages<Asset>;
    view: TableView;
    /** Whether the list is of several customers. */
    several: boolean;
  },
) {
  const { load, view, several, empty, filters } = props;
  const { workspace } = useTenant();
  const { reload } = load;
  const mayAct = load.data?.some(a => a.allowedActions.length > 0) ?? false;
  const columns = useMemo<TableColumn<Asset>[]>(
    () => [
      {
        id: 'name',
        label: words.name,
        rowHeader: true,
        value: a => `${a.title} ${a.name}`,
        cell: a => (
          <div>
            <Link href={assetPath(a, workspace)}>{a.title}</Link>
            {a.title !== a.name && (
              <span className={styles.name}>{a.name}</span>
            )}
            {a.origin === 'discovered' && (
              <div>
                <StateTag tone="info">{messages.origins.discovered}</StateTag>
              </div>
            )}
          </div>
        ),
      },
      ...(several
        ? [
            {
              ...plain('customer'),
              value: (a: Asset) => a.tenant,
              cell: (a: Asset) => <TenantName tenant={a.tenant} />,
            },
          ]
        : []),
      { ...plain('type'), value: a => messages.types[a.type] },
      {
        id: 'criticality',
        label: words.criticality,
        value: a => mostFirst.indexOf(a.criticality),
        cell: a => <CriticalityTag criticality={a.criticality} />,
      },
      { ...plain('owner'), value: a => a.owner },
      {
        ...plain('addresses'),
        value: a => a.addresses.join(' '),
        cell: a => <Addresses addresses={a.addresses} />,
      },
      {
        ...plain('tags'),
        value: a => a.tags.join(' '),
        cell: a => <AssetTags tags={a.tags} view={view} />,
      },
      ...(view.values('state').length > 0 ? [stateColumn] : []),
      {
        id: 'updated',
        label: words.updated,
        value: a => a.updatedAt,
        cell: a => <TimeText time={a.updatedAt} />,
      },
      ...(mayAct ? [actionsColumn(reload)] : []),
    ],
    [several, workspace, view, mayAct, reload],
  );
  return (
    <DataTable
      caption={messages.list.title}
      hideCaption
      columns={columns}
      load={load}
      view={view}
      rowKey={a => a.id}
      rowName={a => a.name}
      empty={empty}
      filters={filters}
    />
  );
}

// Without a filter all rows are in use, and the column would say the same in each.
const stateColumn: TableColumn<Asset> = {
  ...plain('state'),
  value: a => messages.states[a.state],
  cell: a => (
    <StateTag tone={a.state === 'active' ? 'good' : 'neutral'}>
      {messages.states[a.state]}
    </StateTag>
  ),
};

function actionsColumn(reload: () => void): TableColumn<Asset> {
  return {
    ...plain('actions'),
    value: () => undefined,
    cell: a => (
      <div className={styles.actions}>
        <AssetButtons asset={a} size="small" onChange={reload} />
      </div>
    ),
  };
}

function plain(id: keyof typeof words) {
  return { id, label: words[id], sortable: false };
}

function Addresses({ addresses }: { addresses: string[] }) {
  const more = addresses.length - shownAddresses;
  return (
    <>
      {addresses.slice(0, shownAddresses).join(', ')}
      {more > 0 && ` ${moreAddresses(more)}`}
    </>
  );
}
