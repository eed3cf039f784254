import {
  customerColumn,
  DataTable,
  TimeText,
  type Pages,
  type TableColumn,
} from '@wardroom/platform-react';
import type {
  CredentialStore,
  StoreProvider,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { StoreActions } from './StoreActions';

const words = messages.credentialStore;

/** What kinds of stores there are, and where stores may be. */
export type StoreChoices = { items: StoreProvider[]; addresses: string[] };

/** What is known of stores outside: where they are and how they are asked, never with what. */
export function StoreTable(props: {
  load: Pages<CredentialStore>;
  choices: StoreChoices;
  create?: JSX.Element;
}) {
  const { load, choices, create } = props;
  const text = choices.addresses.length ? words.emptyText : words.noAddresses;
  return (
    <DataTable
      caption={words.title}
      hideCaption
      columns={columnsOf(choices, load.reload)}
      load={load}
      rowKey={store => store.id}
      rowName={store => store.name}
      empty={{ title: words.empty, text, action: create }}
    />
  );
}

function columnsOf(
  choices: StoreChoices,
  reload: () => void,
): TableColumn<CredentialStore>[] {
  const { columns } = words;
  const titleOf = (id: string) =>
    choices.items.find(provider => provider.id === id)?.title ?? id;
  return [
    {
      id: 'name',
      label: columns.name,
      rowHeader: true,
      value: store => store.name,
    },
    customerColumn(columns.customer),
    {
      id: 'provider',
      label: columns.provider,
      value: store => titleOf(store.provider),
    },
    { id: 'address', label: columns.address, value: store => store.address },
    {
      id: 'renewed',
      label: columns.renewed,
      value: store => store.renewedAt,
      cell: store => <TimeText time={store.renewedAt} />,
    },
    {
      id: 'credentials',
      label: columns.credentials,
      value: store => store.credentials,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: store => (
        <StoreActions store={store} choices={choices} onChange={reload} />
      ),
    },
  ];
}
