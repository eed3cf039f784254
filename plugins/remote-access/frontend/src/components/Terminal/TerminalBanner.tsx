import { Alert, Button } from '@backstage/ui';
import { messages } from '../../messages';
import type { SocketState } from './SessionSocket';
import styles from './Terminal.module.css';
import { useSeconds } from './useSeconds';
import type { Banner } from './useTerminal';

const words = messages.terminal;

/** What the person must know now: the connection is lost, an end comes near, somebody says something. */
export function TerminalBanner(props: {
  state: SocketState;
  banner?: Banner;
  onDismiss: () => void;
}) {
  const { state, banner, onDismiss } = props;
  if (state.phase === 'reconnecting') return <Reconnecting {...state} />;
  if (!banner) return null;
  const serious = banner.type === 'warning' || banner.type === 'frozen';
  return (
    <div className={styles.banner}>
      <Alert
        role={serious ? 'alert' : 'status'}
        status={serious ? 'warning' : 'info'}
        icon
        description={textOf(banner)}
        customActions={
          banner.type !== 'frozen' && (
            <Button size="small" variant="secondary" onPress={onDismiss}>
              {messages.dismiss}
            </Button>
          )
        }
      />
    </div>
  );
}

function Reconnecting({ until }: { until: number }) {
  const seconds = useSeconds();
  const left = Math.max(0, Math.round((until - seconds) / 1000));
  return (
    <div className={styles.banner}>
      <Alert
        role="status"
        status="warning"
        icon
        description={words.reconnecting(left)}
      />
    </div>
  );
}

function textOf(banner: Banner): string {
  if (banner.type === 'warning') {
    return words.warnings[banner.reason](Math.round(banner.seconds));
  }
  if (banner.type === 'message') return words.message(banner.from, banner.text);
  if (banner.type === 'frozen') return words.frozen;
  return banner.reason === 'denied' ? words.paste.denied : words.paste.tooLong;
}
