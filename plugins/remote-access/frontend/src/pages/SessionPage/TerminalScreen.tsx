import { useCallback, useRef } from 'react';
import { ConfirmDialog } from '@wardroom/platform-react';
import type { Entry } from '@wardroom/remote-access-common';
import { SessionFiles } from '../../components/Files/SessionFiles';
import { FullScreenButton } from '../../components/FullScreen/FullScreenButton';
import { leaveFullScreen } from '../../components/FullScreen/useFullScreen';
import { useTerminal } from '../../components/Terminal/useTerminal';
import { messages } from '../../messages';
import { SessionFrame } from './SessionFrame';
import { TerminalNotices } from './TerminalNotices';

const words = messages.session;

/** The terminal with its bar, and what the gateway has to say. */
export function TerminalScreen(props: { tenant: string; entry: Entry }) {
  const { tenant, entry } = props;
  const screen = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const leave = useCallback(() => {
    leaveFullScreen();
    bar.current?.querySelector('button')?.focus();
  }, []);
  const { state, files, focus, confirmPaste, dropPaste } = useTerminal(
    screen,
    entry,
    leave,
  );
  const most = state.ready?.files;
  return (
    <>
      <SessionFrame
        {...{ tenant, entry, state, bar, screen }}
        hint={words.leaveHint}
        notice={<TerminalNotices state={state} />}
      >
        {state.ready && (
          <div>
            <FullScreenButton screen={screen} focus={focus} />
          </div>
        )}
        {most && <SessionFiles exchange={files} most={most} />}
      </SessionFrame>
      {state.held && (
        <ConfirmDialog
          title={words.pasteTitle(state.held.lines)}
          text={words.pasteText}
          confirmLabel={words.pasteConfirm}
          onConfirm={async () => confirmPaste(state.held?.text ?? '')}
          onClose={dropPaste}
        />
      )}
    </>
  );
}
