import { useSyncExternalStore } from 'react';
import { Button } from '@backstage/ui';
import { Region } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { formatBytes } from '../Files/formatBytes';
import { UploadInput } from '../Files/UploadInput';
import type { Ready } from '../Session/SessionState';
import type { DesktopExchange, DriveEntry } from './DesktopExchange';
import styles from './Desktop.module.css';

const words = messages.desktop;

/** The drive that the session brings along: a folder at a time, to be fetched from and brought to. */
export function DrivePanel(props: {
  exchange: DesktopExchange;
  most: NonNullable<Ready['desktop']>;
}) {
  const { exchange, most } = props;
  const state = useSyncExternalStore(exchange.subscribe, exchange.state);
  const { drive, folder, entries, uploads } = state;
  if (!drive) return null;
  const above = folder.slice(0, folder.lastIndexOf('/')) || '/';
  return (
    <Region title={words.drive}>
      <p>
        {words.promise(
          formatBytes(most.fileOutBytes),
          formatBytes(most.fileInBytes),
        )}
      </p>
      <div className={styles.place}>
        <span>{folder}</span>
        <Button
          size="small"
          variant="secondary"
          isDisabled={folder === '/'}
          onPress={() => exchange.open(above)}
        >
          {messages.files.up}
        </Button>
        <Button
          size="small"
          variant="secondary"
          onPress={() => exchange.open(folder)}
        >
          {words.refresh}
        </Button>
      </div>
      {entries.length === 0 && <p>{messages.files.empty}</p>}
      <ul className={styles.list} aria-label={messages.files.entries}>
        {entries.map(entry => (
          <li key={entry.path} className={styles.row}>
            <span className={styles.name}>{entry.name}</span>
            <Act entry={entry} exchange={exchange} most={most.fileOutBytes} />
          </li>
        ))}
        {uploads.map(({ name, part }) => (
          <li key={name} className={styles.row}>
            <span className={styles.name}>{name}</span>
            <progress
              aria-label={messages.files.progressName(name)}
              value={part}
              max={1}
            />
          </li>
        ))}
      </ul>
      {most.fileInBytes > 0 && (
        <UploadInput onChoose={file => exchange.upload(file)} />
      )}
    </Region>
  );
}

function Act(props: {
  entry: DriveEntry;
  exchange: DesktopExchange;
  /** Longest file from there; 0 is none. */
  most: number;
}) {
  const { entry, exchange, most } = props;
  const { name, path, folder } = entry;
  if (!folder && most === 0) return null;
  const { openName, open, fetchName, fetch } = messages.files;
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={folder ? openName(name) : fetchName(name)}
      onPress={() => (folder ? exchange.open(path) : exchange.download(entry))}
    >
      {folder ? open : fetch}
    </Button>
  );
}
