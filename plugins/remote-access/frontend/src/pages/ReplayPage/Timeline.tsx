import { replayClock, type ReplayMarker } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './Timeline.module.css';

const words = messages.replay;

/** The position in the recording, and its markers as marks on the way. The list beside it says the same in words. */
export function Timeline(props: {
  markers: ReplayMarker[];
  position: number;
  durationMs: number;
  onSeek: (at: number) => void;
}) {
  const { markers, position, durationMs, onSeek } = props;
  return (
    <div className={styles.timeline}>
      <div className={styles.marks} aria-hidden="true">
        {markers.map(({ at, group, text }, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={`${at} ${index}`}
            className={styles.mark}
            data-group={group}
            style={{ left: `${(100 * at) / Math.max(durationMs, 1)}%` }}
            title={`${replayClock(at)} ${text}`}
            onClick={() => onSeek(at)}
          />
        ))}
      </div>
      <input
        className={styles.position}
        type="range"
        aria-label={words.position}
        aria-valuetext={replayClock(position)}
        min={0}
        max={durationMs}
        step={100}
        value={position}
        onChange={event => onSeek(Number(event.target.value))}
      />
    </div>
  );
}
