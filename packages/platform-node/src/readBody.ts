import type { Request } from 'express';
import { CustomErrorBase, InputError } from '@backstage/errors';

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 32;
const MAX_DISCARDED_BYTES = 16 * MAX_BYTES;
const DISCARD_MS = 5_000;

/** The body is larger than any request of ours; answered with 413. */
export class PayloadTooLargeError extends CustomErrorBase {}

/** The body is not JSON; answered with 415. */
export class UnsupportedMediaTypeError extends CustomErrorBase {}

/**
 * Reads a request's JSON object, at most 1 MiB and 32 levels deep, without characters that a database cannot keep and
 * without keys that reach into prototypes. Throws InputError, PayloadTooLargeError or UnsupportedMediaTypeError.
 */
export async function readBody(req: Request): Promise<Record<string, unknown>> {
  const length = Number(req.headers['content-length'] ?? 0);
  if (length > MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Whoever sends too much gets an answer: leaving the loop must not end the connection.
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  if (size === 0) return {};
  requireJson(req);
  return parse(Buffer.concat(chunks));
}

/**
 * Reads what is left of a refused request, so that its sender hears the answer and not a connection that breaks; so
 * much of it and for so long as an honest mistake takes.
 */
export function discardBody(req: Request): Promise<void> {
  return new Promise(resolve => {
    let left = MAX_DISCARDED_BYTES;
    const done = () => {
      clearTimeout(timer);
      req.off('data', drop).off('end', done).off('close', done).pause();
      resolve();
    };
    const drop = (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) done();
    };
    const timer = setTimeout(done, DISCARD_MS);
    if (req.readableEnded || req.destroyed) done();
    else req.on('data', drop).once('end', done).once('close', done).resume();
  });
}

function tooLarge() {
  return new PayloadTooLargeError(
    'The body is larger than 1 MiB: send less at once',
  );
}

function requireJson({ headers }: Request) {
  const type = headers['content-type'] ?? '';
  if (
    !/^application\/json\s*(;|$)/i.test(type) ||
    /;\s*charset\s*=(?!\s*"?utf-?8\b)/i.test(type) ||
    (headers['content-encoding'] ?? 'identity') !== 'identity'
  ) {
    throw new UnsupportedMediaTypeError(
      'Content-Type: must be application/json in UTF-8, not compressed',
    );
  }
}

function parse(bytes: Buffer): Record<string, unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('The body is not UTF-8 text');
  }
  if (depth(text) > MAX_DEPTH) {
    throw new InputError(`The body is nested deeper than ${MAX_DEPTH} levels`);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new InputError(
      `The body is not valid JSON: ${(error as Error).message.slice(0, 120)}`,
    );
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    refuseTraps(body, '');
    return body as Record<string, unknown>;
  }
  throw new InputError('The body must be a JSON object');
}

function refuseTraps(value: unknown, field: string): void {
  // PostgreSQL keeps neither NUL nor half of a surrogate pair.
  if (typeof value === 'string' && /[\0\p{Surrogate}]/u.test(value)) {
    throw new InputError(`${field}: must not contain NUL or half a character`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const name = field ? `${field}.${key}` : key;
    if (/^(__proto__|constructor|prototype)$/.test(key)) {
      throw new InputError(`${name}: is not a field`);
    }
    refuseTraps(key, field || 'body');
    refuseTraps(inner, name);
  }
}

/** The deepest nesting of a JSON text, counted without recursion and without parsing it. */
function depth(text: string): number {
  let deepest = 0;
  let level = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++level);
    else if (c === 0x7d || c === 0x5d) level--;
  }
  return deepest;
}
