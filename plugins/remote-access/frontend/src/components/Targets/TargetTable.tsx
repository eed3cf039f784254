import {
  customerColumn,
  DataTable,
  type Pages,
  type TableColumn,
  withoutCustomer,
} from '@wardroom/platform-react';
import type { Target } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { HostKeyTag } from './HostKeyTag';
import { TargetActions } from './TargetActions';

const words = messages.target;

/** Ways into assets. */
export function TargetTable(props: {
  load: Pages<Target>;
  /** Leaves out what is the same for all of them. */
  ofOneAsset?: boolean;
  create?: JSX.Element;
}) {
  const { load, ofOneAsset, create } = props;
  const columns = withoutCustomer(columnsOf(load.reload), Boolean(ofOneAsset));
  return (
    <DataTable
      caption={messages.vault.targets}
      hideCaption
      columns={columns}
      load={load}
      rowKey={t => t.id}
      rowName={t => t.name}
      empty={{ title: words.empty, text: words.emptyText, action: create }}
    />
  );
}

function columnsOf(reload: () => void): TableColumn<Target>[] {
  const { columns } = words;
  return [
    { id: 'name', label: columns.name, rowHeader: true, value: t => t.name },
    customerColumn(columns.customer),
    {
      id: 'address',
      label: columns.address,
      value: t =>
        `${t.username && `${t.username} @ `}${t.host}, port ${t.port}`,
    },
    {
      id: 'credential',
      label: columns.credential,
      value: t => t.credential.label,
    },
    {
      id: 'hostKey',
      label: columns.hostKey,
      value: t =>
        words.hostKeys[t.protocol === 'telnet' ? 'none' : t.hostKeyState],
      cell: t => <HostKeyTag target={t} />,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: t => <TargetActions target={t} onChange={reload} />,
    },
  ];
}
