import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Alert, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { PageState, useLoad } from '@wardroom/platform-react';
import {
  isDesktop,
  readTranscript,
  timesOf,
  type Entry,
  type ReplayContent,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { desktopPlayer } from './desktopPlayer';
import { fetchRecording, type RecordingFacts } from './fetchRecording';
import { MarkerList } from './MarkerList';
import { ReplayControls } from './ReplayControls';
import styles from './ReplayPage.module.css';
import { SessionText } from './SessionText';
import { terminalPlayer } from './terminalPlayer';
import { Timeline } from './Timeline';
import { usePlayer } from './usePlayer';
import { useReplayKeys } from './useReplayKeys';
import { Verdict } from './Verdict';

const words = messages.replay;

/** Fetches the recording, says whether it is unaltered, and plays it. */
export function Replay({ entry }: { entry: Entry }) {
  const [percent, setPercent] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const load = useLoad(
    signal =>
      fetchRecording(entry, {
        signal,
        onProgress: setPercent,
        onDismissed: () => setDismissed(true),
      }),
    [entry],
  );
  if (dismissed) return <Alert status="warning" title={words.dismissed} />;
  if (load.loading && !load.data) {
    return <p role="status">{words.loading(percent)}</p>;
  }
  return (
    <PageState load={load}>
      {({ facts, moments, markers }) => (
        <Player
          facts={facts}
          moments={moments}
          markers={markers}
          desktop={isDesktop(entry.protocol)}
        />
      )}
    </PageState>
  );
}

function Player(
  props: ReplayContent & { facts: RecordingFacts; desktop: boolean },
) {
  const { facts, moments, markers, desktop } = props;
  const { durationMs } = facts;
  const screen = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const [params] = useSearchParams();
  const startMs = startOf(params.get('at'), facts);
  const [tab, setTab] = useState<string>('moments');
  const times = useMemo(
    () => timesOf({ moments, markers }),
    [moments, markers],
  );
  const lines = useMemo(
    () => (desktop ? [] : readTranscript(moments)),
    [moments, desktop],
  );
  const player = usePlayer(screen, desktop ? desktopPlayer : terminalPlayer, {
    ...{ moments, times, durationMs, startMs },
  });
  useReplayKeys(player, markers, () => {
    if (desktop) return;
    setTab('text');
    // The panel of the tab is there with the next picture.
    requestAnimationFrame(() => side.current?.querySelector('input')?.focus());
  });
  const { position, seek } = player;
  return (
    <>
      <Verdict state={facts.state} />
      <div className={styles.parts}>
        <div className={styles.player}>
          <div
            ref={screen}
            className={`${styles.screen} ${desktop ? styles.desktop : ''}`}
            role="group"
            aria-label={words.screen}
          />
          <Timeline
            markers={markers}
            position={position}
            durationMs={durationMs}
            onSeek={seek}
          />
          <ReplayControls
            player={player}
            markers={markers}
            durationMs={durationMs}
          />
        </div>
        <div className={styles.side} ref={side}>
          <Tabs
            selectedKey={tab}
            onSelectionChange={key => setTab(String(key))}
          >
            <TabList aria-label={words.beside}>
              <Tab id="moments">{words.moments}</Tab>
              {!desktop && <Tab id="text">{words.text}</Tab>}
            </TabList>
            <TabPanel id="moments">
              <MarkerList markers={markers} position={position} onSeek={seek} />
            </TabPanel>
            <TabPanel id="text">
              <SessionText lines={lines} position={position} onSeek={seek} />
            </TabPanel>
          </Tabs>
        </div>
      </div>
    </>
  );
}

/** Milliseconds from the beginning to a time of day, where one is asked for that lies in the recording. */
function startOf(at: string | null, facts: RecordingFacts) {
  const ms = at ? Date.parse(at) - Date.parse(facts.startedAt) : NaN;
  return ms >= 0 && ms <= facts.durationMs ? ms : undefined;
}
