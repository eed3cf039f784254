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
