import {
  ControlChannel,
  type CallTable,
  type Handlers,
} from './ControlChannel';

const longest = 1024 * 1024;

/**
 * Cuts what arrives over a stream into messages: one JSON value in each line. A line that is too long or no JSON breaks
 * the conversation: `push` throws, and whoever carries the stream ends it.
 */
export class MessageLines {
  #rest = '';

  static line(message: unknown): string {
    return `${JSON.stringify(message)}\n`;
  }

  /** Takes the next piece of text and gives the messages that it completes. */
  push(text: string): unknown[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > longest || lines.some(l => l.length > longest)) {
      throw new Error('A message is too long');
    }
    return lines.map(line => JSON.parse(line));
  }
}

/** A stream of text in both directions, such as a socket of Node. */
type Carrier = {
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (text: unknown) => void): unknown;
  on(event: 'error' | 'close', listener: () => void): unknown;
  write(text: string): unknown;
  destroy(): unknown;
  readonly writableLength: number;
};

/** What may wait for the other side to read it. Whoever lets more gather does not listen. */
const mostWaiting = 32 * 1024 * 1024;

/**
 * Speaks over a stream, a line of JSON for each message. A line that is too long or no JSON ends the stream, and so
 * does another side that does not read.
 *
 * @param options - `onMessage` hears that something arrived, whatever it is
 */
export function openLineChannel<
  Asks extends CallTable,
  Serves extends CallTable,
>(
  carrier: Carrier,
  options: {
    asks: Asks;
    serves: Serves;
    handlers: Handlers<Serves>;
    onFault(sentence: string): void;
    onMessage?(): void;
    timeoutMs?: number;
  },
): ControlChannel<Asks, Serves> {
  const lines = new MessageLines();
  const { onMessage, ...calls } = options;
  const channel = new ControlChannel<Asks, Serves>({
    ...calls,
    send(message) {
      if (carrier.writableLength > mostWaiting) carrier.destroy();
      else carrier.write(MessageLines.line(message));
    },
  });
  carrier.setEncoding('utf8');
  carrier.on('error', () => carrier.destroy());
  carrier.on('close', () => channel.close());
  carrier.on('data', text => {
    try {
      for (const message of lines.push(String(text))) {
        onMessage?.();
        channel.receive(message);
      }
    } catch (error) {
      options.onFault(`The channel is ended: ${(error as Error).message}`);
      carrier.destroy();
    }
  });
  return channel;
}
