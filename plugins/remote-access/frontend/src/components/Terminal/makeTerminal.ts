import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';

/**
 * A terminal that shows and does nothing else: titles, links and the clipboard of the remote side have no effect.
 *
 * @param options - `readOnly` for recordings; `onLeave` is called when the keys for leaving it are pressed, since a
 *   terminal takes all others
 */
export function makeTerminal(
  element: HTMLElement,
  options: {
    readOnly?: boolean;
    cols?: number;
    rows?: number;
    onLeave?: () => void;
  } = {},
) {
  const { readOnly = false, cols, rows, onLeave } = options;
  const terminal = new Terminal({
    ...(cols && rows && { cols, rows }),
    cursorBlink: false,
    disableStdin: readOnly,
    fontSize: 14,
    scrollback: 5_000,
    screenReaderMode: true,
    // A link of the remote side leads nowhere: it could look like one of ours.
    linkHandler: { activate: () => {}, allowNonHttpProtocols: false },
    theme: { background: '#10151c', foreground: '#e6e9ee' },
  });
  // Clipboard (OSC 52) and notifications (OSC 9, 777) of the remote side are swallowed.
  for (const code of [9, 52, 777]) {
    terminal.parser.registerOscHandler(code, () => true);
  }
  terminal.attachCustomKeyEventHandler(event => {
    const leaves = event.ctrlKey && event.shiftKey && event.key === 'Enter';
    if (leaves && event.type === 'keydown') onLeave?.();
    return !leaves;
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(element);
  return { terminal, fit };
}
