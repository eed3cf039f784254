import type { ScanQuestion } from '@wardroom/assets-formats';
import { ReaderProcess } from './ReaderProcess';
import type { ScanFormats } from './ScanFormats';
import type { ScanLimits } from './scanLimits';

/** The readers that are at work, so that they end when the portal does: what they read is read again. */
export class ReaderProcesses {
  readonly #limits: ScanLimits;
  readonly #formats: ScanFormats;
  readonly #running = new Set<ReaderProcess>();

  constructor(limits: ScanLimits, formats: ScanFormats) {
    this.#limits = limits;
    this.#formats = formats;
  }

  async start(question: ScanQuestion) {
    const { modules } = this.#formats;
    const started = await ReaderProcess.start(
      { ...question, modules },
      this.#limits,
    );
    this.#running.add(started.reader);
    return started;
  }

  async end(reader: ReaderProcess): Promise<void> {
    await reader.stop();
    this.#running.delete(reader);
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#running].map(reader => this.end(reader)));
  }
}
