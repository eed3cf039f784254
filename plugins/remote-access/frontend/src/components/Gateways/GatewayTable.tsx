import { Text } from '@backstage/ui';
import {
  DataTable,
  formatTime,
  StateTag,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import type { GatewayNode } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { GatewayActions } from './GatewayActions';
import styles from './Gateways.module.css';

const words = messages.gateway;

const tones = {
  new: 'warning',
  up: 'good',
  draining: 'warning',
  lost: 'danger',
  faulty: 'danger',
} as const;

/** All gateways, with what can be done with each. */
export function GatewayTable({ load }: { load: Load<GatewayNode[]> }) {
  return (
    <DataTable
      caption={words.title}
      hideCaption
      columns={columnsOf(load.reload)}
      load={load}
      rowKey={node => node.name}
      rowName={node => node.name}
      empty={{ title: words.empty, text: words.emptyText }}
    />
  );
}

function columnsOf(onChange: () => void): TableColumn<GatewayNode>[] {
  const { columns } = words;
  return [
    {
      id: 'name',
      label: columns.name,
      rowHeader: true,
      value: node => node.name,
      cell: node => <Name node={node} />,
    },
    {
      id: 'state',
      label: columns.state,
      value: node => words.states[node.state],
      cell: node => <State node={node} />,
    },
    {
      id: 'sessions',
      label: columns.sessions,
      value: node => node.sessions,
      cell: node => words.sessions(node.sessions, node.capacity),
    },
    {
      id: 'load',
      label: columns.load,
      value: node => node.load,
      cell: node => `${Math.round(node.load * 100)} %`,
    },
    {
      id: 'heard',
      label: columns.heard,
      value: node => node.heartbeatAt,
      cell: node => formatTime(node.heartbeatAt),
    },
    { id: 'reaches', label: columns.reaches, value: words.reaches },
    {
      id: 'keys',
      label: columns.keys,
      sortable: false,
      value: () => undefined,
      cell: node => <Keys node={node} />,
    },
    {
      id: 'actions',
      label: columns.actions,
      sortable: false,
      value: () => undefined,
      cell: node => <GatewayActions node={node} onChange={onChange} />,
    },
  ];
}

function Name({ node }: { node: GatewayNode }) {
  return (
    <div className={styles.cell}>
      <Text>{node.name}</Text>
      <Text variant="body-small" color="secondary">
        {node.embedded ? words.embedded : words.version(node.version)}
      </Text>
    </div>
  );
}

function State({ node }: { node: GatewayNode }) {
  const { state, fault, drainUntil } = node;
  return (
    <div className={styles.cell}>
      <StateTag tone={tones[state]}>{words.states[state]}</StateTag>
      {state === 'faulty' && <Text variant="body-small">{fault}</Text>}
      {state === 'draining' && drainUntil && (
        <Text variant="body-small">
          {words.drainUntil(formatTime(drainUntil))}
        </Text>
      )}
    </div>
  );
}

function Keys({ node }: { node: GatewayNode }) {
  if (node.keys.length === 0) return <Text>{words.noKeys}</Text>;
  return (
    <ul className={styles.keys}>
      {node.keys.map(({ kid, state }) => (
        <li key={kid}>
          <code>{kid.slice(0, 8)}</code> {words.keyStates[state]}
        </li>
      ))}
    </ul>
  );
}
