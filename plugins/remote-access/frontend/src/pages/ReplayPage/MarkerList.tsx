import { useState } from 'react';
import { PersonName } from '@wardroom/platform-react';
import {
  markerGroups,
  replayClock,
  type MarkerGroup,
  type ReplayMarker,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './MarkerList.module.css';

const words = messages.replay;

/** The markers of a recording, of the kinds that are wanted; each leads to its moment. */
export function MarkerList(props: {
  markers: ReplayMarker[];
  position: number;
  onSeek: (at: number) => void;
}) {
  const { markers, position, onSeek } = props;
  const [hidden, setHidden] = useState<ReadonlySet<MarkerGroup>>(new Set());
  const count = (group: MarkerGroup) =>
    markers.filter(marker => marker.group === group).length;
  const shown = markers.filter(({ group }) => !hidden.has(group));
  const present = shown.findLast(({ at }) => at <= position);
  const toggle = (group: MarkerGroup) => {
    const after = new Set(hidden);
    if (!after.delete(group)) after.add(group);
    setHidden(after);
  };
  return (
    <>
      <div className={styles.groups} role="group" aria-label={words.show}>
        {markerGroups
          .filter(group => count(group) > 0)
          .map(group => (
            <label key={group} className={styles.group} data-group={group}>
              <input
                type="checkbox"
                checked={!hidden.has(group)}
                onChange={() => toggle(group)}
              />
              {words.groups[group]} ({count(group)})
            </label>
          ))}
      </div>
      <ol className={styles.list} aria-label={words.moments}>
        {shown.length === 0 && <li>{words.noMoments}</li>}
        {shown.map((marker, index) => (
          <li key={`${marker.at} ${index}`}>
            <button
              type="button"
              className={styles.marker}
              data-group={marker.group}
              aria-current={marker === present ? 'time' : undefined}
              onClick={() => onSeek(marker.at)}
            >
              <span className={styles.time}>{replayClock(marker.at)}</span>
              <span className={styles.what}>
                {marker.text}
                {marker.by && (
                  <>
                    {' · '}
                    <PersonName personRef={marker.by} />
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
