import Guacamole from 'guacamole-common-js';

/** The texts that pass between this browser and a desktop's clipboard. */
export class DesktopClipboard {
  readonly #watchers = new Set<() => void>();
  #copied?: string;
  #client?: Guacamole.Client;

  /** What was copied on the desktop last. */
  readonly copied = (): string | undefined => this.#copied;

  /** For `useSyncExternalStore`. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** From now on this client is the desktop. */
  use(client: Guacamole.Client): void {
    this.#client = client;
    client.onclipboard = stream => {
      const reader = new Guacamole.StringReader(stream);
      let text = '';
      reader.ontext = part => {
        text += part;
      };
      reader.onend = () => {
        this.#copied = text;
        for (const watcher of this.#watchers) watcher();
      };
    };
  }

  /** Puts a text into the desktop's clipboard. */
  paste(text: string): void {
    const stream = this.#client?.createClipboardStream('text/plain');
    if (!stream) return;
    const writer = new Guacamole.StringWriter(stream);
    // An instruction holds 8 KB at most, and text grows by a third on its way.
    for (let at = 0; at < text.length; at += 1_000) {
      writer.sendText(text.slice(at, at + 1_000));
    }
    writer.sendEnd();
  }
}
