import { useEffect, useId, useState, useSyncExternalStore } from 'react';
import { Alert, Button } from '@backstage/ui';
import { formatBytes, Region } from '@wardroom/platform-react';
import { fileFaults, type FileEntry } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import type { FileExchange } from './FileExchange';
import styles from './FilesPanel.module.css';
import { TransferList } from './TransferList';
import { UploadInput } from './UploadInput';

const words = messages.files;

/** The target's files: one directory at a time, to be fetched from and brought to as far as the session allows. */
export function FilesPanel(props: {
  exchange: FileExchange;
  /** Longest file each way, in bytes; 0 is none. */
  most: { in: number; out: number };
}) {
  const { exchange, most } = props;
  const state = useSyncExternalStore(exchange.subscribe, exchange.state);
  const { path, entries, incomplete, loading, fault, transfers } = state;
  useEffect(() => {
    if (exchange.state().path === undefined) exchange.open();
  }, [exchange]);
  return (
    <Region title={words.title}>
      <p>{words.promise(limit(most.out), limit(most.in))}</p>
      {path !== undefined && (
        <Place path={path} onOpen={p => exchange.open(p)} />
      )}
      {fault && <Alert status="warning" title={fileFaults[fault]} />}
      {loading && <p role="status">{words.loading}</p>}
      {!loading && path !== undefined && entries.length === 0 && !fault && (
        <p>{words.empty}</p>
      )}
      <ul className={styles.list} aria-label={words.entries}>
        {entries.map(entry => (
          <Row
            key={entry.name}
            entry={entry}
            mayFetch={most.out > 0}
            onOpen={() =>
              exchange.open(`${path === '/' ? '' : path}/${entry.name}`)
            }
            onFetch={() => exchange.download(entry)}
          />
        ))}
      </ul>
      {incomplete && <p>{words.incomplete}</p>}
      {most.in > 0 && path !== undefined && (
        <UploadInput onChoose={file => exchange.upload(file)} />
      )}
      <TransferList
        transfers={transfers}
        onCancel={id => exchange.cancel(id)}
      />
    </Region>
  );
}

const limit = (bytes: number) =>
  bytes > 0 ? words.most(formatBytes(bytes)) : words.none;

/** Where we are, to be left upwards or for a path that is typed. */
function Place(props: { path: string; onOpen: (path: string) => void }) {
  const { path, onOpen } = props;
  const id = useId();
  const [typed, setTyped] = useState(path);
  useEffect(() => setTyped(path), [path]);
  const above = path.slice(0, path.lastIndexOf('/')) || '/';
  return (
    <form
      className={styles.place}
      onSubmit={event => {
        event.preventDefault();
        onOpen(typed);
      }}
    >
      <label htmlFor={id}>{words.directory}</label>
      <input
        id={id}
        className={styles.path}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        spellCheck={false}
      />
      <Button size="small" variant="secondary" type="submit">
        {words.go}
      </Button>
      <Button
        size="small"
        variant="secondary"
        isDisabled={path === '/'}
        onPress={() => onOpen(above)}
      >
        {words.up}
      </Button>
    </form>
  );
}

function Row(props: {
  entry: FileEntry;
  mayFetch: boolean;
  onOpen: () => void;
  onFetch: () => void;
}) {
  const { entry, mayFetch, onOpen, onFetch } = props;
  const { name, kind, bytes } = entry;
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.facts}>
        {kind === 'file' && bytes !== undefined
          ? formatBytes(bytes)
          : words.kinds[kind]}
      </span>
      {kind !== 'file' && kind !== 'other' && (
        <Button
          size="small"
          variant="secondary"
          aria-label={words.openName(name)}
          onPress={onOpen}
        >
          {words.open}
        </Button>
      )}
      {mayFetch && (kind === 'file' || kind === 'link') && (
        <Button
          size="small"
          variant="secondary"
          aria-label={words.fetchName(name)}
          onPress={onFetch}
        >
          {words.fetch}
        </Button>
      )}
    </li>
  );
}
