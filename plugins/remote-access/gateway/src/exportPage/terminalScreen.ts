import { Terminal } from '@xterm/xterm';
import { TerminalPlayback } from '@wardroom/remote-access-common';
import type { PageScreen } from './Player';

/** Plays terminals. Titles, links and the clipboard of the recorded side have no effect. */
export function terminalScreen(place: HTMLElement): PageScreen {
  const terminal = new Terminal({
    ...{ disableStdin: true, fontSize: 14, scrollback: 5_000 },
    linkHandler: { activate: () => {}, allowNonHttpProtocols: false },
    theme: { background: '#10151c', foreground: '#e6e9ee' },
  });
  for (const code of [8, 9, 52, 777]) {
    terminal.parser.registerOscHandler(code, () => true);
  }
  terminal.open(place);
  const playback = new TerminalPlayback(terminal);
  return {
    play: moments => playback.play(moments),
    reset: () => playback.begin(),
  };
}
