import { Tokenizer, TokenType } from '@streamparser/json';
import { JsonBuilder } from './JsonBuilder';
import { JsonPath } from './JsonPath';
import type { JsonMatch } from './JsonBuilder';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';

/** Numbers that a double cannot hold exactly stay text: they are ids. */
class ExactTokenizer extends Tokenizer {
  protected parseNumber(digits: string): number {
    const value = Number(digits);
    const exact = !/^-?\d+$/.test(digits) || Number.isSafeInteger(value);
    return (exact ? value : digits) as number;
  }
}

/**
 * Reads JSON piece by piece and yields the values at some paths, in order of their ends. Several values may follow each
 * other (JSON lines): paths are those of each. Objects have no prototype, so `__proto__` is a field like any other.
 */
export async function* readJson(
  text: AsyncIterable<string>,
  paths: string[],
  limits: ScanLimits,
): AsyncGenerator<JsonMatch> {
  const builder = new JsonBuilder(
    paths.map(path => new JsonPath(path)),
    limits,
  );
  let quiet = 0;
  const tokenizer = new ExactTokenizer({
    stringBufferSize: 64 * 1024,
    separator: '',
  });
  tokenizer.onToken = ({ token, value }) => {
    quiet = 0;
    if (token !== TokenType.SEPARATOR) builder.take(token, value);
  };
  tokenizer.onError = error => {
    throw error;
  };
  tokenizer.onEnd = () => {};
  try {
    for await (const chunk of text) {
      quiet += chunk.length;
      tokenizer.write(chunk);
      if (quiet > limits.textLength + chunk.length)
        throw new ScanFileError(
          `A text is longer than ${limits.textLength} characters.`,
        );
      yield* builder.found.splice(0);
    }
    tokenizer.end();
    builder.end();
  } catch (error) {
    if (error instanceof ScanFileError) throw error;
    throw new ScanFileError(
      `This is no valid JSON: ${(error as Error).message.slice(0, 200)} Export the report again; it may have been cut off.`,
    );
  }
  yield* builder.found.splice(0);
}
