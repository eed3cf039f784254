import {
  ConfirmButton,
  DataTable,
  StateTag,
  useClient,
  useMay,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type GatewayKeys,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './GatewayKeys.module.css';

const words = messages.gatewayKey;

type Key = GatewayKeys['keys'][number];

/** The present key and former ones. A former one can be destroyed once nothing is sealed to it. */
export function GatewayKeyTable(props: {
  keys: GatewayKeys;
  onChange: () => void;
}) {
  const { keys, onChange } = props;
  const load: Load<Key[]> = {
    ...{ data: keys.keys, loading: false, reload: onChange },
  };
  return (
    <DataTable
      caption={words.list(keys.node)}
      hideCaption
      columns={columnsOf(onChange)}
      load={load}
      rowKey={key => key.kid}
      rowName={key => key.kid}
      empty={{ title: words.title }}
    />
  );
}

function columnsOf(onChange: () => void): TableColumn<Key>[] {
  const { columns } = words;
  return [
    {
      id: 'key',
      label: columns.key,
      rowHeader: true,
      value: key => key.kid,
      cell: key => <span className={styles.key}>{key.kid}</span>,
    },
    {
      id: 'state',
      label: columns.state,
      value: key => words.states[key.state],
      cell: key => (
        <StateTag tone={key.state === 'present' ? 'good' : 'neutral'}>
          {words.states[key.state]}
        </StateTag>
      ),
    },
    { id: 'secrets', label: columns.secrets, value: key => key.secrets },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: key => <Destroy gatewayKey={key} onChange={onChange} />,
    },
  ];
}

function Destroy(props: { gatewayKey: Key; onChange: () => void }) {
  const { gatewayKey, onChange } = props;
  const { kid, state, secrets } = gatewayKey;
  const client = useClient(remoteAccessContract);
  const mayDestroy = useMay('gatewayKey.destroy');
  if (!mayDestroy || state === 'present' || secrets > 0) return null;
  return (
    <ConfirmButton
      size="small"
      label={words.destroy}
      aria-label={words.destroyName(kid)}
      title={words.destroyTitle}
      text={words.destroyText}
      destructive
      reason
      typed={kid.slice(0, 4)}
      onConfirm={async ({ reason }) => {
        await client.gatewayKeys.destroy({ kid, reason });
        onChange();
      }}
    />
  );
}
