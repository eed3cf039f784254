import { z } from 'zod';

type Call = { input: z.ZodType; output: z.ZodType | undefined };

/** The calls that one side serves, by name. */
export type CallTable = Record<string, Call>;

type Input<C extends Call> = z.output<C['input']>;
type Given<C extends Call> = z.input<C['input']>;
type Output<C extends Call> = C['output'] extends z.ZodType
  ? z.output<C['output']>
  : void;

/** What one side does when it is called. `handle` is the socket that came along, if any. */
export type Handlers<T extends CallTable> = {
  [K in keyof T]: (
    input: Input<T[K]>,
    handle?: unknown,
  ) => Promise<Output<T[K]>> | Output<T[K]>;
};

const Envelope = z.union([
  z.object({
    wardroom: z.literal(1),
    call: z.string(),
    id: z.number().optional(),
    input: z.unknown(),
  }),
  z.object({
    wardroom: z.literal(1),
    answer: z.number(),
    output: z.unknown().optional(),
    error: z.string().optional(),
  }),
]);
type Envelope = z.infer<typeof Envelope>;

type Waiting = {
  resolve(output: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
};

/**
 * One end of the conversation between portal and gateway: typed calls with answers over any carrier of messages.
 * Every message is checked where it arrives. Messages of other programs on the same carrier are left alone.
 */
export class ControlChannel<Asks extends CallTable, Serves extends CallTable> {
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #closed = false;

  constructor(
    private readonly options: {
      asks: Asks;
      serves: Serves;
      handlers: Handlers<Serves>;
      /** Sends one message, with a socket where one goes along. */
      send(message: unknown, handle?: unknown): void;
      /** Hears of calls that failed here or could not be understood; the text holds no values. */
      onFault(sentence: string): void;
      /** Milliseconds to wait for an answer, 10,000 unless said here or in the call. */
      timeoutMs?: number;
    },
  ) {}

  /** Whether the other side is gone. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Calls the other side and waits for its answer. */
  ask<K extends keyof Asks & string>(
    name: K,
    input: Given<Asks[K]>,
    options: { timeoutMs?: number } = {},
  ): Promise<Output<Asks[K]>> {
    if (this.#closed) return Promise.reject(gone(name));
    const id = this.#nextId++;
    const timeoutMs = options.timeoutMs ?? this.options.timeoutMs ?? 10_000;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`No answer to "${name}" within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, { resolve, reject, timer });
    });
    try {
      this.options.send({ wardroom: 1, call: name, id, input });
    } catch (error) {
      // It fails now, and not by the end of the other side, when nobody waits for it any more.
      const { message } = error as Error;
      this.settle({ wardroom: 1, answer: id, error: message });
    }
    const { output } = this.options.asks[name];
    return answer.then(value => output?.parse(value) as Output<Asks[K]>);
  }

  /** Tells the other side something that has no answer. */
  tell<K extends keyof Asks & string>(
    name: K,
    input: Given<Asks[K]>,
    handle?: unknown,
  ): void {
    if (this.#closed) return;
    this.options.send({ wardroom: 1, call: name, input }, handle);
  }

  /** To be called with each message that arrives. */
  receive(message: unknown, handle?: unknown): void {
    const parsed = Envelope.safeParse(message);
    if (!parsed.success) return;
    if ('answer' in parsed.data) this.settle(parsed.data);
    else void this.serve(parsed.data, handle);
  }

  /** The other side is gone: every question that is open fails. */
  close(): void {
    this.#closed = true;
    for (const [id, { reject, timer }] of this.#waiting) {
      clearTimeout(timer);
      reject(gone(`call ${id}`));
    }
    this.#waiting.clear();
  }

  private settle(envelope: Extract<Envelope, { answer: number }>): void {
    const waiting = this.#waiting.get(envelope.answer);
    if (!waiting) return;
    this.#waiting.delete(envelope.answer);
    clearTimeout(waiting.timer);
    if (envelope.error === undefined) waiting.resolve(envelope.output);
    else waiting.reject(new Error(envelope.error));
  }

  private async serve(
    envelope: Extract<Envelope, { call: string }>,
    handle: unknown,
  ): Promise<void> {
    const { call: name, id } = envelope;
    const answer = await this.answer(name, envelope.input, handle);
    if (id === undefined || this.#closed) return;
    try {
      this.options.send({ wardroom: 1, answer: id, ...answer });
    } catch (error) {
      // The other side may be gone before anybody says so; a rejection that nobody hears would end this process.
      const sentence = sentenceOf(error);
      this.options.onFault(`The answer to "${name}" was not sent: ${sentence}`);
    }
  }

  private async answer(
    name: string,
    given: unknown,
    handle: unknown,
  ): Promise<{ output: unknown } | { error: string }> {
    try {
      if (!Object.hasOwn(this.options.serves, name)) {
        throw new Error(`There is no call "${name}"`);
      }
      const input = this.options.serves[name].input.safeParse(given);
      if (!input.success) throw new Error(misfit(name, input.error));
      const { handlers } = this.options;
      const output = await handlers[name](input.data as never, handle);
      return { output };
    } catch (error) {
      const sentence = sentenceOf(error);
      this.options.onFault(`"${name}" failed: ${sentence}`);
      return { error: sentence };
    }
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function gone(what: string): Error {
  return new Error(`The other side left before it answered "${what}"`);
}

/** Names the fields that do not fit, never their values: they may hold secrets. */
function misfit(name: string, error: z.ZodError): string {
  const fields = error.issues.map(({ path }) => path.join('.') || 'input');
  return `"${name}" has fields that do not fit: ${fields.join(', ')}`;
}
