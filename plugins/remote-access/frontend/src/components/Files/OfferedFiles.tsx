import { useSyncExternalStore } from 'react';
import { Alert, Button } from '@backstage/ui';
import { messages } from '../../messages';
import type { FileExchange } from './FileExchange';
import styles from './FilesPanel.module.css';

const words = messages.files;

/** What the target wants to hand over: it is fetched by whoever wants it, and by the same way as every other file. */
export function OfferedFiles(props: {
  exchange: FileExchange;
  onFetch: () => void;
}) {
  const { exchange, onFetch } = props;
  const { offered } = useSyncExternalStore(exchange.subscribe, exchange.state);
  return (
    <>
      {offered.map(path => (
        <Alert
          key={path}
          status="info"
          title={words.offered(path.slice(path.lastIndexOf('/') + 1))}
          customActions={
            <div className={styles.offer}>
              <Button
                size="small"
                variant="secondary"
                onPress={() => {
                  exchange.accept(path);
                  onFetch();
                }}
              >
                {words.fetch}
              </Button>
              <Button
                size="small"
                variant="tertiary"
                onPress={() => exchange.decline(path)}
              >
                {words.leave}
              </Button>
            </div>
          }
        />
      ))}
    </>
  );
}
