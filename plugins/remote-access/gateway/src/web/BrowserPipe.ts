import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { DialFailure } from '../dial/DialFailure';
import { encodeMessage, type Sayable } from './encodeMessage';

/** Longer messages are made by hostile pages only. */
const mostMessageBytes = 8 * 1024 * 1024;

const Message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).default({}),
  result: z.record(z.string(), z.unknown()).default({}),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
});

export type BrowserEvent = {
  method: string;
  params: Record<string, unknown>;
  /** Of the page that it is about; absent where it is about the browser. */
  session?: string;
};

type Question = {
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
};

/** What a browser was asked and would not do, such as something on a page that is gone. */
export class BrowserRefusal extends Error {}

/**
 * Chromium's debugging protocol over two pipes that nobody else has: JSON, with a zero byte after each message. When it
 * breaks, whatever was asked fails with `browser-failed`.
 */
export class BrowserPipe {
  private readonly questions = new Map<number, Question>();
  private readonly listeners = new Set<(event: BrowserEvent) => void>();
  private asked = 0;
  private parts: Buffer[] = [];
  private length = 0;
  private broken = false;

  constructor(
    private readonly out: Writable,
    private readonly into: Readable,
  ) {
    into.on('data', (bytes: Buffer) => this.receive(bytes));
    for (const end of [out, into]) {
      end.on('error', () => this.close());
      end.on('close', () => this.close());
    }
  }

  /** Asks the browser, or one of its pages. Throws `BrowserRefusal`, and `DialFailure` where the browser is gone. */
  ask(
    method: string,
    params: Record<string, Sayable | undefined> = {},
    session?: string,
  ): Promise<Record<string, unknown>> {
    if (this.broken) return Promise.reject(new DialFailure('browser-failed'));
    this.asked += 1;
    const id = this.asked;
    const message = encodeMessage({ id, method, params, sessionId: session });
    return new Promise((resolve, reject) => {
      this.questions.set(id, { resolve, reject });
      this.out.write(message, () => message.fill(0));
      this.out.write('\0');
    });
  }

  /** Asks where nothing depends on the answer: the page may be gone already. */
  tell(...question: Parameters<BrowserPipe['ask']>): void {
    this.ask(...question).catch(() => {});
  }

  /** Hears of everything from now on; call what it gives to stop. */
  listen(listener: (event: BrowserEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Nothing more is said or heard. */
  close(): void {
    if (this.broken) return;
    this.broken = true;
    this.into.destroy();
    this.out.destroy();
    for (const { reject } of this.questions.values()) {
      reject(new DialFailure('browser-failed'));
    }
    this.questions.clear();
  }

  private receive(bytes: Buffer): void {
    let rest = bytes;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.parts.push(rest.subarray(0, end));
      const message = Buffer.concat(this.parts).toString();
      this.parts = [];
      this.length = 0;
      rest = rest.subarray(end + 1);
      try {
        this.hear(message);
      } catch {
        // Whatever says this is no browser any more.
        this.close();
        return;
      }
    }
    this.parts.push(rest);
    this.length += rest.length;
    if (this.length > mostMessageBytes) this.close();
  }

  private hear(text: string): void {
    const message = Message.parse(JSON.parse(text));
    const { id, method, params, result, error, sessionId } = message;
    if (method !== undefined) {
      const event = { method, params, session: sessionId };
      for (const listener of this.listeners) listener(event);
      return;
    }
    const question = id === undefined ? undefined : this.questions.get(id);
    if (!question || id === undefined) return;
    this.questions.delete(id);
    if (error) question.reject(new BrowserRefusal(error.message));
    else question.resolve(result);
  }
}
