import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button, SearchField } from '@backstage/ui';
import { formatDuration, PageState, useLoad } from '@wardroom/platform-react';
import { isDesktop, type Entry } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import {
  fetchRecording,
  type Moment,
  type RecordingFacts,
} from './fetchRecording';
import styles from './ReplayPage.module.css';
import { ReplayCommands } from './ReplayCommands';
import { searchMoments } from './searchMoments';
import { desktopPlayer } from './desktopPlayer';
import { terminalPlayer } from './terminalPlayer';
import { usePlayer } from './usePlayer';
import { Verdict } from './Verdict';

const words = messages.replay;
const speeds = [1, 2, 4, 8];

/** Fetches the recording, says whether it is unaltered, and plays it. */
export function Replay({ entry }: { entry: Entry }) {
  const [percent, setPercent] = useState(0);
  const load = useLoad(() => fetchRecording(entry, setPercent), [entry]);
  if (load.loading && !load.data) {
    return <p role="status">{words.loading(percent)}</p>;
  }
  return (
    <PageState load={load}>
      {({ facts, moments }) => (
        <Player
          facts={facts}
          moments={moments}
          desktop={isDesktop(entry.protocol)}
        />
      )}
    </PageState>
  );
}

function Player(props: {
  facts: RecordingFacts;
  moments: Moment[];
  desktop: boolean;
}) {
  const { facts, moments, desktop } = props;
  const { durationMs } = facts;
  const screen = useRef<HTMLDivElement>(null);
  const [params] = useSearchParams();
  const start = startOf(params.get('at'), facts);
  const makeScreen = desktop ? desktopPlayer : terminalPlayer;
  const player = usePlayer(screen, makeScreen, {
    ...{ moments, durationMs, startMs: start },
  });
  const [search, setSearch] = useState('');
  const matches = useMemo(
    () => searchMoments(moments, search),
    [moments, search],
  );
  return (
    <>
      <Verdict state={facts.state} />
      <div className={styles.controls}>
        <Button onPress={player.toggle}>
          {player.playing ? words.pause : words.play}
        </Button>
        <input
          className={styles.position}
          type="range"
          aria-label={words.position}
          aria-valuetext={formatDuration(Math.round(player.position / 1000))}
          min={0}
          max={durationMs}
          step={100}
          value={player.position}
          onChange={event => player.seek(Number(event.target.value))}
        />
        <span className={styles.clock}>
          {formatDuration(Math.round(player.position / 1000))} /{' '}
          {formatDuration(Math.round(durationMs / 1000))}
        </span>
        <label>
          {words.speed}{' '}
          <select
            value={player.speed}
            onChange={event => player.setSpeed(Number(event.target.value))}
          >
            {speeds.map(speed => (
              <option key={speed} value={speed}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
      </div>
      <div
        ref={screen}
        className={`${styles.screen} ${desktop ? styles.desktop : ''}`}
        role="group"
        aria-label={words.screen}
      />
      <ReplayCommands moments={moments} onSeek={player.seek} />
      {!desktop && (
        <SearchField
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={setSearch}
        />
      )}
      {search && (
        <ul className={styles.matches} aria-label={words.matches}>
          {matches.length === 0 && <li>{words.none}</li>}
          {matches.map(({ at, text }, index) => (
            <li key={`${at} ${index}`} className={styles.match}>
              <Button variant="tertiary" onPress={() => player.seek(at)}>
                {`${formatDuration(Math.round(at / 1000))}: ${text.slice(0, 160)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Milliseconds from the beginning to a time of day, where one is asked for that lies in the recording. */
function startOf(at: string | null, facts: RecordingFacts) {
  const ms = at ? Date.parse(at) - Date.parse(facts.startedAt) : NaN;
  return ms >= 0 && ms <= facts.durationMs ? ms : undefined;
}
