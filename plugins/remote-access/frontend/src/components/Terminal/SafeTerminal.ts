import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';

export type TerminalListener = {
  onData(text: string): void;
  onBinary(text: string): void;
  onResize(size: { cols: number; rows: number }): void;
  onPaste(text: string): void;
};

/**
 * Sequences by which a program could reach beyond the terminal: titles, addresses behind text, the clipboard, and
 * whatever a terminal may tell of the page. They are taken in and nothing is done.
 */
const swallowed = [0, 1, 2, 7, 8, 9, 50, 52, 133, 777, 1337];

/** A terminal that shows and never acts: pasting is left to its owner, and programs reach nothing outside of it. */
export class SafeTerminal {
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #search = new SearchAddon();
  readonly #observer: ResizeObserver;
  readonly #element: HTMLElement;
  readonly #stop = new AbortController();
  #copy = true;

  constructor(
    element: HTMLElement,
    listener: Partial<TerminalListener>,
    options: { readOnly?: boolean; size?: { cols: number; rows: number } } = {},
  ) {
    this.#element = element;
    this.#terminal = new Terminal({
      ...options.size,
      cursorBlink: !options.readOnly,
      disableStdin: options.readOnly,
      screenReaderMode: false,
      scrollback: 20_000,
      fontSize: 14,
      fontFamily: 'ui-monospace, "DejaVu Sans Mono", Menlo, monospace',
      linkHandler: { activate: () => {}, allowNonHttpProtocols: false },
      windowOptions: {},
      allowProposedApi: true,
    });
    for (const code of swallowed) {
      this.#terminal.parser.registerOscHandler(code, () => true);
    }
    this.#terminal.loadAddon(this.#search);
    if (!options.size) this.#terminal.loadAddon(this.#fit);
    this.#terminal.open(element);
    this.#observer = new ResizeObserver(() => this.fit());
    if (!options.size) this.#observer.observe(element);
    this.#listen(listener);
    this.fit();
  }

  get size(): { cols: number; rows: number } {
    const { cols, rows } = this.#terminal;
    return { cols, rows };
  }

  /** Whether the program on the other side asked for bracketed paste. */
  get bracketedPaste(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  /** Whether text may be copied out. */
  set copyAllowed(allowed: boolean) {
    this.#copy = allowed;
  }

  write(data: string | Uint8Array, shown?: () => void): void {
    this.#terminal.write(data, shown);
  }

  clear(): void {
    this.#terminal.reset();
  }

  resize({ cols, rows }: { cols: number; rows: number }): void {
    this.#terminal.resize(cols, rows);
  }

  fit(): void {
    if (this.#element.clientWidth > 0) this.#fit.fit();
  }

  focus(): void {
    this.#terminal.focus();
  }

  /** Finds the words from where the last search was; false if they are nowhere. */
  find(words: string, direction: 'next' | 'previous' = 'next'): boolean {
    if (!words) {
      this.#search.clearDecorations();
      return true;
    }
    return direction === 'next'
      ? this.#search.findNext(words)
      : this.#search.findPrevious(words);
  }

  dispose(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#terminal.dispose();
  }

  #listen({ onData, onBinary, onResize, onPaste }: Partial<TerminalListener>) {
    if (onData) this.#terminal.onData(onData);
    if (onBinary) this.#terminal.onBinary(onBinary);
    if (onResize) this.#terminal.onResize(onResize);
    const { signal } = this.#stop;
    // Before the terminal sees it: what is pasted goes where it can be looked at first.
    this.#element.addEventListener(
      'paste',
      event => {
        event.preventDefault();
        event.stopPropagation();
        const text = event.clipboardData?.getData('text/plain');
        if (text) onPaste?.(text);
      },
      { capture: true, signal },
    );
    this.#element.addEventListener(
      'copy',
      event => {
        if (this.#copy) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true, signal },
    );
  }
}
