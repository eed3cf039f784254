import { z } from 'zod';
import type { BrowserEvent, BrowserPipe } from './BrowserPipe';
import { WebPage } from './WebPage';

/** The state of a window without tabs, address and buttons. */
const whole = 'fullscreen';

/** Windows that may be open at once; a page that opens more does not mean well. */
const mostPages = 8;

const Attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({
    targetId: z.string(),
    type: z.string(),
    url: z.string(),
  }),
});
const Detached = z.object({ sessionId: z.string() });
const Navigated = z.object({
  frame: z.object({
    url: z.string(),
    urlFragment: z.string().default(''),
    parentId: z.string().optional(),
  }),
});
const Moved = z.object({ url: z.string(), frameId: z.string() });
const Window = z.object({
  windowId: z.number(),
  bounds: z.object({ windowState: z.string() }),
});
const History = z.object({
  currentIndex: z.number(),
  entries: z.array(z.object({ id: z.number() })),
});

export type PagesListener = {
  /** A page shows another address. */
  onVisit(url: string): void;
  /** Another page is in front, or the one in front shows something else. */
  onChange(): void;
};

/** The windows of a browser, the newest in front of the others. */
export class WebPages {
  private readonly pages = new Map<string, WebPage>();
  private onFirst: (() => void) | undefined;
  /** Until somebody looks, nobody can answer what a page asks by a dialog. */
  private unattended = true;

  constructor(
    private readonly pipe: BrowserPipe,
    private readonly listener: PagesListener,
  ) {
    pipe.listen(event => this.hear(event));
  }

  /** Waits for the first page. Throws `DialFailure`. */
  async begin(): Promise<WebPage> {
    const first = new Promise<void>(resolve => {
      this.onFirst = resolve;
    });
    await this.pipe.ask('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
      filter: [{ type: 'page' }],
    });
    await first;
    const page = this.front as WebPage;
    // It has the keyboard, whatever the window system thinks.
    await page.ask('Emulation.setFocusEmulationEnabled', { enabled: true });
    return page;
  }

  /** The page that can be seen; undefined where all are closed. */
  get front(): WebPage | undefined {
    return [...this.pages.values()].at(-1);
  }

  get count(): number {
    return this.pages.size;
  }

  /** Hands the pages over to a person: what lies before cannot be gone back to. */
  async handOver(): Promise<void> {
    const page = this.front;
    await page?.ask('Page.resetNavigationHistory');
    await page?.ask('Emulation.setFocusEmulationEnabled', { enabled: false });
    await page?.ask('Page.bringToFront');
    this.unattended = false;
  }

  async goBack(): Promise<void> {
    const page = this.front;
    const answer = await page?.ask('Page.getNavigationHistory').catch(() => {
      // It is closed already.
    });
    if (!page || !answer) return;
    const { currentIndex, entries } = History.parse(answer);
    const before = entries[currentIndex - 1];
    if (before)
      page.tell('Page.navigateToHistoryEntry', { entryId: before.id });
  }

  reload(): void {
    this.front?.tell('Page.reload');
  }

  /** Closes the window in front, where there is one behind it. */
  close(): void {
    const { front } = this;
    if (!front || this.count < 2) return;
    this.pipe.tell('Target.closeTarget', { targetId: front.target });
  }

  private hear({ method, params, session }: BrowserEvent): void {
    const page = session === undefined ? undefined : this.pages.get(session);
    if (method === 'Target.attachedToTarget') {
      this.attach(Attached.parse(params));
    } else if (method === 'Target.detachedFromTarget') {
      this.detach(Detached.parse(params).sessionId);
    } else if (page && method === 'Page.frameNavigated') {
      const { frame } = Navigated.parse(params);
      if (frame.parentId === undefined) {
        this.visit(page, frame.url + frame.urlFragment);
      }
    } else if (page && method === 'Page.navigatedWithinDocument') {
      const { url, frameId } = Moved.parse(params);
      if (frameId === page.target) this.visit(page, url);
    } else if (page && method === 'Page.javascriptDialogOpening') {
      if (this.unattended) {
        page.tell('Page.handleJavaScriptDialog', { accept: false });
      }
    }
  }

  private attach({ sessionId, targetInfo }: z.infer<typeof Attached>): void {
    const { targetId, type, url } = targetInfo;
    if (type !== 'page') return;
    if (this.count >= mostPages || isOwn(url)) {
      this.pipe.tell('Target.closeTarget', { targetId });
      return;
    }
    const page = new WebPage(this.pipe, sessionId, targetId);
    this.pages.set(sessionId, page);
    page.tell('Page.enable');
    if (this.count > 1) void this.fill(page);
    this.listener.onChange();
    this.onFirst?.();
  }

  /** The window behind gets the keyboard: nothing else manages windows here, and without this it would get lost. */
  private detach(session: string): void {
    const isKnown = this.pages.delete(session);
    this.front?.tell('Page.bringToFront');
    if (isKnown) this.listener.onChange();
  }

  /** Windows that pages open fill the screen as the first does, and show nothing but the page. */
  private async fill({ target }: WebPage): Promise<void> {
    try {
      const { windowId, bounds } = Window.parse(
        await this.pipe.ask('Browser.getWindowForTarget', { targetId: target }),
      );
      // Most pages open in the first one, which is so already.
      if (bounds.windowState === whole) return;
      const wanted = { windowId, bounds: { windowState: whole } };
      this.pipe.tell('Browser.setWindowBounds', wanted);
    } catch {
      // It is closed already.
    }
  }

  private visit(page: WebPage, url: string): void {
    if (page.url === url) return;
    page.url = url;
    this.listener.onVisit(url);
    this.listener.onChange();
  }
}

/** Whether this is a page of the browser itself, such as its history: keys open them, and there is nothing to see. */
function isOwn(url: string): boolean {
  return /^(?:chrome|devtools|view-source):/.test(url);
}
