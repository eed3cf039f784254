import { messages } from '../../messages';
import { clockOf } from './clockOf';
import styles from './Terminal.module.css';
import { useSeconds } from './useSeconds';

/** The time in this session. It moves every second and is read out only when somebody asks for it. */
export function SessionClock(props: { since?: string }) {
  const now = useSeconds();
  const { since } = props;
  const seconds = since ? (now - Date.parse(since)) / 1000 : 0;
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={messages.terminal.clock}
      className={styles.clock}
    >
      {clockOf(seconds)}
    </span>
  );
}
