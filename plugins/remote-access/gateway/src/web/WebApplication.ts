import type { EndReason, WebRequest } from '@wardroom/remote-access-common';
import type { DesktopApplication } from '../desktop/DesktopApplication';
import type { IsolatedBrowser } from './IsolatedBrowser';
import { WebFiles } from './WebFiles';
import { WebPages } from './WebPages';

type Listener = Parameters<DesktopApplication['listen']>[0];

/** Longest address that is put on record. */
const mostAddress = 500;

/** A web application in its browser, as a session sees it. */
export class WebApplication implements DesktopApplication {
  readonly pages: WebPages;
  readonly files: WebFiles;
  private early: string[] = [];
  private listener: Listener | undefined;
  private ended: EndReason | undefined;

  constructor(
    readonly browser: IsolatedBrowser,
    wishes: {
      /** Where it puts downloads, and how long each may be. */
      files: string;
      mostBytes: number;
    },
  ) {
    const { files: folder, mostBytes: most } = wishes;
    this.files = new WebFiles(browser.pipe, { folder, most }, path =>
      this.listener?.onFile(path),
    );
    this.pages = new WebPages(browser.pipe, {
      onVisit: url => this.visit(url),
      onChange: () => this.listener?.onPage(),
    });
    void browser.ended.then(() => {
      // Whoever closes its last window ends it.
      this.ended = this.pages.count === 0 ? 'remote-closed' : 'browser-failed';
      this.listener?.onEnd(this.ended);
    });
  }

  get page() {
    const url = this.pages.front?.url ?? '';
    const { origin } = URL.canParse(url) ? new URL(url) : { origin: '' };
    const shown = origin === 'null' ? '' : origin;
    return { origin: shown, windows: this.pages.count };
  }

  listen(listener: Listener): void {
    this.listener = listener;
    for (const url of this.early.splice(0)) listener.onVisit(url);
    if (this.ended) listener.onEnd(this.ended);
  }

  act(request: WebRequest['do']): void {
    if (request === 'reload') this.pages.reload();
    else if (request === 'close') this.pages.close();
    else void this.pages.goBack();
  }

  private visit(url: string): void {
    const address = addressOf(url);
    if (address === undefined) return;
    if (this.listener) this.listener.onVisit(address);
    else this.early.push(address);
  }
}

/** What of an address may be kept: applications put secrets into queries, and routes into what follows the `#`. */
function addressOf(url: string): string | undefined {
  if (!/^https?:/.test(url)) return undefined;
  const { origin, pathname, hash } = new URL(url);
  const [route] = /^#!?\/[^?&=]*/.exec(hash) ?? [''];
  return `${origin}${pathname}${route}`.slice(0, mostAddress);
}
