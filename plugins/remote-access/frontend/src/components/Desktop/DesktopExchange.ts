import Guacamole from 'guacamole-common-js';

/** A file or folder of the drive that the session brings along. */
export type DriveEntry = { path: string; name: string; folder: boolean };

export type ExchangeState = {
  /** What was copied on the desktop last. */
  copied?: string;
  /** Whether the desktop has a drive. */
  drive: boolean;
  folder: string;
  entries: DriveEntry[];
  /** Files on their way to the desktop, with the part that arrived. */
  uploads: { name: string; part: number }[];
};

const listing = 'application/vnd.glyptodon.guacamole.stream-index+json';
const nothing: ExchangeState = {
  drive: false,
  folder: '/',
  entries: [],
  uploads: [],
};

/** What passes between this browser and a desktop: texts of the clipboard, and files of its drive. */
export class DesktopExchange {
  readonly #save: (file: Blob, name: string) => void;
  readonly #watchers = new Set<() => void>();
  #state = nothing;
  #client?: Guacamole.Client;
  #drive?: Guacamole.Object;

  constructor(options: { save: (file: Blob, name: string) => void }) {
    this.#save = options.save;
  }

  readonly state = (): ExchangeState => this.#state;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** From now on this client is the desktop. */
  use(client: Guacamole.Client): void {
    this.#client = client;
    this.#drive = undefined;
    this.#change({ drive: false, uploads: [] });
    client.onclipboard = stream => {
      const reader = new Guacamole.StringReader(stream);
      let text = '';
      reader.ontext = part => {
        text += part;
      };
      reader.onend = () => this.#change({ copied: text });
    };
    client.onfile = (stream, type, name) => this.#receive(stream, type, name);
    client.onfilesystem = drive => {
      this.#drive = drive;
      this.#change({ drive: true });
      this.open('/');
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

  open(folder: string): void {
    this.#drive?.requestInputStream(folder, (stream, type) => {
      if (type !== listing) return;
      const reader = new Guacamole.JSONReader(stream);
      reader.onend = () => {
        const found = reader.getJSON() as Record<string, string>;
        this.#change({ folder, entries: entriesOf(found) });
      };
      stream.sendAck('OK', Guacamole.Status.Code.SUCCESS);
    });
  }

  download({ path, name }: DriveEntry): void {
    this.#drive?.requestInputStream(path, (stream, type) =>
      this.#receive(stream, type, name),
    );
  }

  upload(file: File): void {
    const { name } = file;
    const stream = this.#client?.createFileStream(file.type, name);
    if (!stream) return;
    const writer = new Guacamole.BlobWriter(stream);
    const told = (part?: number) => {
      const others = this.#state.uploads.filter(one => one.name !== name);
      const own = part === undefined ? [] : [{ name, part }];
      this.#change({ uploads: [...others, ...own] });
    };
    told(0);
    writer.onprogress = (_, sent) => told(file.size ? sent / file.size : 1);
    writer.onerror = () => told();
    writer.oncomplete = () => {
      writer.sendEnd();
      told();
      this.open(this.#state.folder);
    };
    writer.sendBlob(file);
  }

  #receive(stream: Guacamole.InputStream, type: string, name: string) {
    const reader = new Guacamole.BlobReader(stream, type);
    reader.onprogress = () =>
      stream.sendAck('OK', Guacamole.Status.Code.SUCCESS);
    reader.onend = () => this.#save(reader.getBlob(), name);
    stream.sendAck('OK', Guacamole.Status.Code.SUCCESS);
  }

  #change(changes: Partial<ExchangeState>) {
    this.#state = { ...this.#state, ...changes };
    for (const watcher of this.#watchers) watcher();
  }
}

/** Folders first; a listing names whole paths with their kind. */
function entriesOf(found: Record<string, string>): DriveEntry[] {
  return Object.entries(found)
    .map(([path, type]) => ({
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      folder: type === listing,
    }))
    .sort(
      (a, b) =>
        Number(b.folder) - Number(a.folder) || a.name.localeCompare(b.name),
    );
}
