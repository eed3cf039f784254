import type { StoredScanRun } from './ScanRunReader';
import type { ScansStore } from './ScansStore';
import { systemScope } from '@wardroom/platform-node';

type Report = (percent: number) => Promise<void>;

/** So long the job may be out of reach before somebody else takes it for lost. */
const OUT_OF_REACH_MS = 45_000;

/**
 * Keeps the lease of a scan while it runs, says how far it is, and aborts it when it is not ours any more: cancelled, taken
 * for lost, or so long without the database that it soon will be.
 */
export class ScanWatch {
  readonly #store: ScansStore;
  readonly #abort = new AbortController();
  readonly #everyMs: number;
  #progress = 0;
  #timer?: NodeJS.Timeout;
  #isOver = false;

  constructor(store: ScansStore, everyMs: number) {
    this.#store = store;
    this.#everyMs = everyMs;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  set progress(percent: number) {
    if (Number.isFinite(percent))
      this.#progress = Math.max(0, Math.min(100, Math.round(percent)));
  }

  begin(run: StoredScanRun, report: Report): void {
    let reached = Date.now();
    const beat = async () => {
      try {
        await report(this.#progress);
        if (!(await this.#isOurs(run))) this.#abort.abort();
        reached = Date.now();
      } catch {
        // The database may be away for a moment; a lease that is lost is lost for good.
        if (Date.now() - reached > OUT_OF_REACH_MS) this.#abort.abort();
      }
      wait();
    };
    const wait = () => {
      if (this.#isOver) return;
      this.#timer = setTimeout(() => void beat(), this.#everyMs);
    };
    wait();
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #isOurs({ tenant, id, begunAt }: StoredScanRun): Promise<boolean> {
    const scope = systemScope('assets', [tenant]);
    const progress = this.#progress;
    return this.#store.transact(scope, async tx => {
      const now = await tx.scanRuns.find(tenant, id);
      if (now?.state !== 'running' || now.begunAt !== begunAt) return false;
      if (now.progress !== progress)
        await tx.scanRuns.noteProgress(now, progress);
      return true;
    });
  }
}
