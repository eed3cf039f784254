import { Text } from '@backstage/ui';
import {
  ConfirmButton,
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type GatewayKeys,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { GatewayKeyTable } from './GatewayKeyTable';
import styles from './GatewayKeys.module.css';

const words = messages.gatewayKey;
const everyMs = 3_000;

/** The keys that everything in the vault is sealed to: how to get new ones, and how far the work after that is. */
export function GatewayKeysRegion() {
  const client = useClient(remoteAccessContract);
  const mayRotate = useMay('gatewayKey.rotate');
  const load = useLoad(signal => client.gatewayKeys.get({}, { signal }), [], {
    every: everyMs,
  });
  const rotate = mayRotate ? (
    <ConfirmButton
      size="small"
      label={words.rotate}
      title={words.rotateTitle}
      text={words.rotateText}
      onConfirm={async () => {
        await client.gatewayKeys.rotate({});
        load.reload();
      }}
    />
  ) : undefined;
  return (
    <Region title={words.title} aside={rotate}>
      <Text as="p">{words.promise}</Text>
      <PageState load={load} lines={2}>
        {keys => (
          <>
            <Progress keys={keys} />
            <GatewayKeyTable keys={keys} onChange={load.reload} />
          </>
        )}
      </PageState>
    </Region>
  );
}

function Progress({
  keys: { keys, unreadable, foreign },
}: {
  keys: GatewayKeys;
}) {
  const all = keys.reduce((sum, { secrets }) => sum + secrets, 0);
  const done = keys[0].secrets;
  return (
    <div className={styles.progress} aria-live="polite">
      {done < all && (
        <>
          <progress aria-label={words.progress} value={done} max={all} />
          <Text as="p">{words.moved(done, all)}</Text>
        </>
      )}
      {unreadable > 0 && <Text as="p">{words.unreadable(unreadable)}</Text>}
      {foreign > 0 && <Text as="p">{words.foreign(foreign)}</Text>}
    </div>
  );
}
