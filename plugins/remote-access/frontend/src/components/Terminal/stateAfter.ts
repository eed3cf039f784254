import type { TerminalNotice } from '@wardroom/remote-access-common';
import { changesAround } from '../Live/Around';
import type { TerminalState } from './useTerminal';

/** What the page shows after this notice. */
export function stateAfter(
  old: TerminalState,
  notice: TerminalNotice,
  pasted: string,
): TerminalState {
  const around = { ...old.around, ...changesAround(notice) };
  return { ...old, ...changesOf(notice, pasted), around };
}

function changesOf(
  notice: TerminalNotice,
  pasted: string,
): Partial<TerminalState> {
  switch (notice.type) {
    case 'progress':
      return { phase: notice.step };
    case 'ready':
      return { phase: 'open', ready: notice };
    case 'ended':
      return { phase: 'over', ended: notice };
    case 'paste-held':
      return { held: { text: pasted, lines: notice.lines } };
    case 'paste-refused':
      return { refusedPaste: notice.reason };
    case 'command-ruled':
      return { ruled: notice };
    case 'warning':
      return { warning: notice };
    default:
      return {};
  }
}
