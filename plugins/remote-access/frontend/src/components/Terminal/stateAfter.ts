import type { TerminalNotice } from '@wardroom/remote-access-common';
import { changesOfSession } from '../Session/SessionState';
import type { TerminalState } from './useTerminal';

/** What the page shows after this notice. */
export function stateAfter(
  old: TerminalState,
  notice: TerminalNotice,
  pasted: string,
): TerminalState {
  return {
    ...old,
    ...changesOfSession(old, notice),
    ...changesOf(notice, pasted),
  };
}

function changesOf(
  notice: TerminalNotice,
  pasted: string,
): Partial<TerminalState> {
  switch (notice.type) {
    case 'paste-held':
      return { held: { text: pasted, lines: notice.lines } };
    case 'paste-refused':
      return { refusedPaste: notice.reason };
    case 'command-ruled':
      return { ruled: notice };
    default:
      return {};
  }
}
