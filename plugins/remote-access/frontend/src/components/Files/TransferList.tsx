import { Button } from '@backstage/ui';
import { formatBytes, StateTag } from '@wardroom/platform-react';
import { fileFaults } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import type { Transfer } from './FileExchange';
import styles from './FilesPanel.module.css';

const words = messages.files;

/** Files on their way, and what became of those before. */
export function TransferList(props: {
  transfers: Transfer[];
  onCancel: (id: number) => void;
}) {
  const { transfers, onCancel } = props;
  if (transfers.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={words.transfers}>
      {transfers.map(transfer => (
        <li key={transfer.id} className={styles.row}>
          <span className={styles.name}>
            {words.ways[transfer.way]} {transfer.name}
          </span>
          <Progress transfer={transfer} />
          {isUnderWay(transfer) && (
            <Button
              size="small"
              variant="secondary"
              aria-label={words.cancelName(transfer.name)}
              onPress={() => onCancel(transfer.id)}
            >
              {words.cancel}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function isUnderWay({ state }: Transfer): boolean {
  return state !== 'done' && state !== 'failed';
}

function Progress({ transfer }: { transfer: Transfer }) {
  const { name, state, bytes, total, fault, sha256 } = transfer;
  if (state === 'failed') {
    return (
      <span role="alert">
        <StateTag tone="danger">{words.states.failed}</StateTag>{' '}
        {fileFaults[fault ?? 'failed']}
      </span>
    );
  }
  if (state === 'done') {
    return (
      <span role="status" title={`SHA-256 ${sha256}`}>
        <StateTag tone="good">{words.states.done}</StateTag>{' '}
        {formatBytes(bytes)}
      </span>
    );
  }
  return (
    <span>
      {words.states[state]}{' '}
      <progress
        aria-label={words.progressName(name)}
        value={bytes}
        max={Math.max(total ?? 0, bytes, 1)}
      />{' '}
      {formatBytes(bytes)}
    </span>
  );
}
