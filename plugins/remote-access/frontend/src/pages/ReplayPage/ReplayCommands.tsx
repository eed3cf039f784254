import { Button } from '@backstage/ui';
import { formatDuration } from '@wardroom/platform-react';
import { messages } from '../../messages';
import type { Moment } from './fetchRecording';
import styles from './ReplayPage.module.css';

/** The commands of a recording, each of which leads to its moment. */
export function ReplayCommands(props: {
  moments: Moment[];
  onSeek: (at: number) => void;
}) {
  const commands = props.moments.filter(({ kind }) => kind === 'c');
  if (commands.length === 0) return null;
  return (
    <details>
      <summary>{messages.command.list}</summary>
      <ul className={styles.matches} aria-label={messages.command.list}>
        {commands.map(({ at, data }) => (
          <li key={`${at} ${data}`} className={styles.match}>
            <Button variant="tertiary" onPress={() => props.onSeek(at)}>
              {`${formatDuration(Math.round(at / 1000))}: ${data.slice(0, 160)}`}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
