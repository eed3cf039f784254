import type { IncomingMessage } from 'node:http';
import type { ApiAnswer } from './ApiRequest';

/** Bytes of a body that are read; the rest is left where it is. */
const mostBytes = 1024 * 1024;

/** Headers by which servers give out rights of their own, or say what they were asked with. */
const kept = /^(?:set-cookie2?|authorization|proxy-.*|authentication-info)$/i;

const textual =
  /^(?:text\/|application\/(?:[a-z0-9.-]+\+)?(?:json|xml|yaml)|application\/(?:javascript|x-ndjson|x-yaml|x-www-form-urlencoded|problem))/i;

/**
 * Reads an answer as far as it may be shown.
 *
 * @param traces - of the credential: they are taken out, wherever they stand
 */
export async function readAnswer(
  answer: IncomingMessage,
  traces: string[],
): Promise<ApiAnswer> {
  const without = (text: string) =>
    traces.reduce((left, trace) => left.split(trace).join('[secret]'), text);
  const pieces: Buffer[] = [];
  let bytes = 0;
  let cut = false;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes < mostBytes) continue;
    cut = true;
    break;
  }
  answer.destroy();
  const { statusCode: status = 0, statusMessage = '', rawHeaders } = answer;
  const type = answer.headers['content-type'] ?? 'text/plain';
  const packed = answer.headers['content-encoding'] ?? 'identity';
  const isText = textual.test(type) && packed === 'identity';
  const text = isText ? without(Buffer.concat(pieces).toString()) : undefined;
  return {
    ...{ status, reason: without(statusMessage), bytes, cut, text },
    headers: pairsOf(rawHeaders)
      .filter(([name]) => !kept.test(name))
      .map(([name, value]) => [name, without(value)]),
  };
}

function pairsOf(raw: string[]): [string, string][] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1]] as [string, string]] : [],
  );
}
