import { useCallback, useRef } from 'react';
import type { Entry } from '@wardroom/remote-access-common';
import { ClipboardPanel } from '../../components/Desktop/ClipboardPanel';
import { DesktopTools } from '../../components/Desktop/DesktopTools';
import { leaveFullScreen } from '../../components/FullScreen/useFullScreen';
import { PassedList } from '../../components/Desktop/PassedList';
import { useDesktop } from '../../components/Desktop/useDesktop';
import { WebBar } from '../../components/Desktop/WebBar';
import { Disclosed } from '../../components/Files/Disclosed';
import { SessionFiles } from '../../components/Files/SessionFiles';
import { messages } from '../../messages';
import { SessionFrame } from './SessionFrame';
import { SessionNotice } from './SessionNotice';

const words = messages.desktop;

/** The desktop with its bar, its clipboard and its files. */
export function DesktopScreen(props: { tenant: string; entry: Entry }) {
  const { tenant, entry } = props;
  const screen = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => {
    leaveFullScreen();
    bar.current?.querySelector('button')?.focus();
  }, []);
  const desktop = useDesktop(screen, entry, leave);
  const { state, files, clipboard, hands, act } = desktop;
  const { desktop: most, files: mostFiles } = state.ready ?? {};
  return (
    <SessionFrame
      {...{ tenant, entry, state, bar, screen }}
      hint={words.leaveHint}
      notice={<SessionNotice state={state} />}
    >
      {most && <DesktopTools screen={screen} hands={hands} />}
      {state.page && <WebBar page={state.page} onAct={act} />}
      <PassedList passed={state.passed} />
      {most && most.pasteBytes + most.copyBytes > 0 && (
        <Disclosed show={words.showClipboard} hide={words.hideClipboard}>
          <ClipboardPanel
            {...{ clipboard, most }}
            latin={entry.protocol !== 'rdp'}
          />
        </Disclosed>
      )}
      {mostFiles && <SessionFiles exchange={files} most={mostFiles} />}
    </SessionFrame>
  );
}
