import { z } from 'zod';
import type { BrowserPipe } from './BrowserPipe';
import type { Sayable } from './encodeMessage';

const Frame = z.object({
  frameTree: z.object({ frame: z.object({ id: z.string() }) }),
});
const World = z.object({ executionContextId: z.number() });
const Answer = z.object({
  result: z.object({ value: z.unknown().optional() }),
});

/** One page of a browser. */
export class WebPage {
  /** Its address, as far as it is known. */
  url = 'about:blank';

  constructor(
    private readonly pipe: BrowserPipe,
    readonly session: string,
    /** What browsers call it. */
    readonly target: string,
  ) {}

  ask(method: string, params?: Record<string, Sayable | undefined>) {
    return this.pipe.ask(method, params, this.session);
  }

  tell(method: string, params?: Record<string, Sayable | undefined>): void {
    this.pipe.tell(method, params, this.session);
  }

  /**
   * Runs a function in the page's document, apart from its own scripts: they see neither it nor what it keeps.
   *
   * @param code - a function that uses nothing from outside itself
   */
  async run(code: (given: never) => unknown, given: Sayable): Promise<unknown> {
    const { frameTree } = Frame.parse(await this.ask('Page.getFrameTree'));
    const { executionContextId } = World.parse(
      await this.ask('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'wardroom',
      }),
    );
    const answer = await this.ask('Runtime.callFunctionOn', {
      functionDeclaration: code.toString(),
      executionContextId,
      arguments: [{ value: given }],
      returnByValue: true,
    });
    return Answer.parse(answer).result.value;
  }

  /** Types text where the page expects it. Bytes are UTF-8. */
  async type(text: string | Uint8Array): Promise<void> {
    await this.ask('Input.insertText', { text });
  }

  async pressEnter(): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await this.ask('Input.dispatchKeyEvent', {
      type: 'keyDown',
      text: '\r',
      ...key,
    });
    await this.ask('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
}
