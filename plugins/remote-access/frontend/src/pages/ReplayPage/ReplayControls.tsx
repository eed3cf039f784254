import { useState } from 'react';
import { Button, Checkbox } from '@backstage/ui';
import {
  nextMarker,
  replayClock,
  type ReplayMarker,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './ReplayPage.module.css';
import type { ReplayPlayer } from './usePlayer';
import { replaySpeeds } from './useReplayKeys';

const words = messages.replay;

/** What a replay is steered by. */
export function ReplayControls(props: {
  player: ReplayPlayer;
  markers: ReplayMarker[];
  durationMs: number;
}) {
  const { player, markers, durationMs } = props;
  const { position, playing, speed, setSpeed, seek } = player;
  const [help, setHelp] = useState(false);
  const go = (way: 'before' | 'after') => {
    const marker = nextMarker(markers, position, way);
    if (marker) seek(marker.at);
  };
  return (
    <>
      <div className={styles.controls}>
        <Button onPress={player.toggle}>
          {playing ? words.pause : words.play}
        </Button>
        <Button variant="secondary" onPress={() => go('before')}>
          {words.previous}
        </Button>
        <Button variant="secondary" onPress={() => go('after')}>
          {words.next}
        </Button>
        <span className={styles.clock}>
          {replayClock(position)} / {replayClock(durationMs)}
        </span>
        <label>
          {words.speed}{' '}
          <select
            value={speed}
            onChange={event => setSpeed(Number(event.target.value))}
          >
            {replaySpeeds.map(one => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <Checkbox isSelected={player.skipIdle} onChange={player.setSkipIdle}>
          {words.skipIdle}
        </Checkbox>
        <Button
          variant="tertiary"
          aria-expanded={help}
          onPress={() => setHelp(!help)}
        >
          {words.keys}
        </Button>
      </div>
      {help && (
        <dl className={styles.keys}>
          {words.keyHelp.map(([keys, meaning]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
