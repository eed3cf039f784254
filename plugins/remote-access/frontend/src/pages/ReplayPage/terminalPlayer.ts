import { Terminal } from '@xterm/xterm';
import {
  TerminalPlayback,
  type ReplayMoment,
} from '@wardroom/remote-access-common';
import { makeTerminal } from '../../components/Terminal/makeTerminal';
import { Checkpoints } from '../../components/Replay/Checkpoints';
import { hiddenTerminal } from '../../components/Replay/hiddenTerminal';
import type { PlayerScreen } from './usePlayer';

/** Plays the recording of a terminal in an element. */
export function terminalPlayer(
  element: HTMLElement,
  recorded: ReplayMoment[],
): PlayerScreen {
  const { terminal } = makeTerminal(element, { readOnly: true });
  const playback = new TerminalPlayback(terminal);
  const { cols, rows } = terminal;
  const hidden = hiddenTerminal(new Terminal({ cols, rows }));
  const checkpoints = new Checkpoints(recorded, hidden);
  return {
    play: moments => playback.play(moments),
    approach(next, to) {
      const checkpoint = checkpoints.before(to);
      if (to >= next && (checkpoint?.next ?? 0) <= next) return next;
      playback.begin(checkpoint?.picture);
      return checkpoint?.next ?? 0;
    },
    dispose() {
      checkpoints.stop();
      terminal.dispose();
    },
  };
}
