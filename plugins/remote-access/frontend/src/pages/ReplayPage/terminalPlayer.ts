import { makeTerminal } from '../../components/Terminal/makeTerminal';
import type { PlayerScreen } from './usePlayer';

/** Plays the recording of a terminal in an element. */
export function terminalPlayer(element: HTMLElement): PlayerScreen {
  const { terminal } = makeTerminal(element, { readOnly: true });
  return {
    play(moments) {
      for (const { kind, data } of moments) {
        if (kind === 'o') terminal.write(data);
        const [cols, rows] = kind === 'r' ? data.split('x').map(Number) : [];
        if (cols && rows) terminal.resize(cols, rows);
      }
    },
    approach(next, to) {
      if (to >= next) return next;
      terminal.reset();
      return 0;
    },
    dispose: () => terminal.dispose(),
  };
}
