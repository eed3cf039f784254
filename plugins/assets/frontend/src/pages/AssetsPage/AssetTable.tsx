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
            <About asset={a} />
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

/** What an asset is, its name where its title is another one, and what is not usual about it. */
function About({ asset }: { asset: Asset }) {
  const { title, name, type, origin, state } = asset;
  const names = title === name ? [] : [name];
  return (
    <>
      <span className={styles.name}>
        {[...names, messages.types[type]].join(' · ')}
      </span>
      <span className={styles.buttons}>
        {origin === 'discovered' && (
          <StateTag tone="info">{messages.origins.discovered}</StateTag>
        )}
        {state === 'retired' && (
          <StateTag tone="neutral">{messages.states.retired}</StateTag>
        )}
      </span>
    </>
  );
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
