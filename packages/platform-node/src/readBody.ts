import type { Request } from 'express';
import { CustomErrorBase, InputError } from '@backstage/errors';

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 32;

/** The body is larger than any request of ours; answered with 413. */
export class PayloadTooLargeError extends CustomErrorBase {}

/** The body is not JSON; answered with 415. */
export class UnsupportedMediaTypeError extends CustomErrorBase {}

/**
 * Reads a request's JSON object, at most 1 MiB and 32 levels deep, without NUL characters and without keys that
 * reach into prototypes. Throws InputError, PayloadTooLargeError or UnsupportedMediaTypeError.
 */
export async function readBody(req: Request): Promise<Record<string, unknown>> {
  const type = req.headers['content-type'];
  const length = Number(req.headers['content-length'] ?? 0);
  if (length > MAX_BYTES) throw tooLarge(req);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge(req);
    chunks.push(chunk);
  }
  if (size === 0) return {};
  if (!type || !/^application\/json\s*(;|$)/i.test(type)) {
    throw new UnsupportedMediaTypeError(
      'Content-Type: must be application/json',
    );
  }
  return parse(Buffer.concat(chunks));
}

function tooLarge(req: Request) {
  // The rest is not read: the connection ends with the answer.
  req.unpipe();
  req.pause();
  return new PayloadTooLargeError(
    'The body is larger than 1 MiB: send less at once',
  );
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
    body = JSON.parse(text, refuseTraps);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `The body is not valid JSON: ${(error as Error).message.slice(0, 120)}`,
    );
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return body as Record<string, unknown>;
  }
  throw new InputError('The body must be a JSON object');
}

function refuseTraps(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    throw new InputError(`${key}: is not a field`);
  }
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw new InputError(`${key}: must not contain NUL characters`);
  }
  return value;
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
