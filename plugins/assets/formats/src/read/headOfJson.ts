import { Tokenizer, TokenType } from '@streamparser/json';
import { JsonBuilder } from './JsonBuilder';
import { JsonPath } from './JsonPath';
import { defaultScanLimits } from './ScanLimits';

/** The first value of JSON that may be cut off, closed where it ends; undefined where it is no JSON from its start. */
export function headOfJson(
  text: string,
): { json: unknown; jsonLines: boolean } | undefined {
  const builder = new JsonBuilder([new JsonPath('')], {
    ...defaultScanLimits,
    depth: 64,
  });
  let tokens = 0;
  const tokenizer = new Tokenizer({ separator: '' });
  tokenizer.onToken = ({ token, value }) => {
    if (token === TokenType.SEPARATOR) return;
    builder.take(token, value);
    tokens += 1;
  };
  tokenizer.onError = error => {
    throw error;
  };
  try {
    tokenizer.write(text);
  } catch {
    // What is broken is told by who reads the file. A head that breaks at once is no JSON.
  }
  const json = builder.found[0]?.value ?? builder.unfinished;
  if (tokens < 2 || json === undefined) return undefined;
  const second = builder.found.length > 0 && builder.unfinished !== undefined;
  return { json, jsonLines: builder.found.length > 1 || second };
}
