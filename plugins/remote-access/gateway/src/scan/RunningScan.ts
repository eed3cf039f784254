import type { ScanNews } from '@wardroom/remote-access-common';

/** Characters that wait to be fetched, before the one who scans has to wait; and how many are fetched at once. */
const mostWaiting = 1024 * 1024;
const mostAtOnce = 256 * 1024;

/** A reader waits so long for something new, and a scan for a reader. */
const patienceMs = 2_500;
const abandonedMs = 60_000;

/** What runs a scan: up to its end, which is its last news. */
export type Scanning = (
  signal: AbortSignal,
  tell: (news: ScanNews) => Promise<void>,
) => Promise<void>;

/** One scan, with the part of its report that was not fetched yet. It ends when nobody fetches any more. */
export class RunningScan {
  /** Resolves when nothing of it runs any more. */
  readonly gone: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #waiting = new Set<() => void>();
  #text = '';
  #offset = 0;
  #percent = 0;
  #end: ScanNews['end'];
  #patience: NodeJS.Timeout | undefined;

  /** @param onAbandoned - hears that nobody fetched for too long, and that it was ended */
  constructor(
    scanning: Scanning,
    private readonly onAbandoned: () => void,
  ) {
    this.#wait();
    this.gone = scanning(this.#stopping.signal, news => this.#tell(news))
      .catch(() => {})
      .then(() => {
        this.#end ??= { fault: { reason: 'failed' } };
        this.#wake();
      });
  }

  get isOver(): boolean {
    return this.#end !== undefined;
  }

  /** What there is from this character on. */
  async read(from: number): Promise<ScanNews> {
    this.#wait();
    const known = Math.max(from - this.#offset, 0);
    this.#text = this.#text.slice(known);
    this.#offset += known;
    this.#wake();
    if (!this.#text && !this.#end) await this.#change(patienceMs);
    const text = this.#text.slice(0, mostAtOnce);
    const isAll = text.length === this.#text.length;
    return { text, percent: this.#percent, end: isAll ? this.#end : undefined };
  }

  async stop(): Promise<void> {
    clearTimeout(this.#patience);
    this.#stopping.abort();
    this.#wake();
    await this.gone;
  }

  async #tell({ text = '', percent, end }: ScanNews): Promise<void> {
    this.#text += text;
    this.#percent = percent ?? this.#percent;
    this.#end = end ?? this.#end;
    this.#wake();
    const { signal } = this.#stopping;
    while (this.#text.length > mostWaiting && !signal.aborted) {
      await this.#change(patienceMs);
    }
  }

  #wait(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      void this.stop().then(this.onAbandoned);
    }, abandonedMs);
    this.#patience.unref();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #change(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
