import type { BrowserPlace } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import {
  IsolatedBrowser,
  type BrowserFolder,
  type BrowserWishes,
} from './IsolatedBrowser';

/** The browsers of this gateway: one for each session on a web application. */
export class Browsers {
  private readonly running = new Set<IsolatedBrowser>();
  private stopped = false;

  constructor(
    private readonly place: BrowserPlace | undefined,
    readonly log: (line: string) => void,
  ) {}

  /** Throws `DialFailure` where this gateway can start none. */
  check(): void {
    if (!this.place || this.stopped) {
      throw new DialFailure('no-browser-service');
    }
  }

  /** Starts one in this folder, which is gone when the browser is. Throws `DialFailure`. */
  async start(
    folder: BrowserFolder,
    wishes: BrowserWishes,
  ): Promise<IsolatedBrowser> {
    const { place } = this;
    if (!place || this.stopped) throw new DialFailure('no-browser-service');
    const browser = await IsolatedBrowser.start(place, folder, {
      ...wishes,
      log: this.log,
    });
    this.running.add(browser);
    void browser.gone.then(() => this.running.delete(browser));
    if (this.stopped) await browser.stop();
    return browser;
  }

  /** Ends all of them; resolves when they are gone. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.running].map(browser => browser.stop()));
  }
}
