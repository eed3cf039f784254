import { z } from 'zod';
import type { ChainedEvent } from './AuditEvent';
import { canonicalJson } from './canonicalJson';
import { Checkpoint, signature } from './Checkpoint';
import { TrailHeader } from './TrailHeader';

const eventBegin = '{"event":';
const hashBegin = ',"hash":"';
const previousBegin = '","previousHash":"';
const eventEnd = '"}';
const DIGITS = 64;
const TAIL =
  hashBegin.length + DIGITS + previousBegin.length + DIGITS + eventEnd.length;

/** A line of an event. The text that was hashed stands in it as it is, so that reading needs no second writing. */
function event({ body, hash, previousHash }: ChainedEvent): string {
  return `${eventBegin}${body}${hashBegin}${hash}${previousBegin}${previousHash}${eventEnd}\n`;
}

function checkpoint(value: Checkpoint): string {
  return `${canonicalJson({ checkpoint: value })}\n`;
}

/** The text under a header's signature. */
function headerText(value: TrailHeader): string {
  return `wardroom audit trail 1\n${canonicalJson(value)}`;
}

function header(value: TrailHeader, signed: string): string {
  return `${canonicalJson({ header: value, signature: signed })}\n`;
}

/** The event of a line, or undefined if it is none. */
function readEvent(line: string): ChainedEvent | undefined {
  const tail = line.length - TAIL;
  const previous = tail + hashBegin.length + DIGITS;
  const fits =
    line.startsWith(eventBegin) &&
    line.startsWith(hashBegin, tail) &&
    line.startsWith(previousBegin, previous) &&
    line.endsWith(eventEnd);
  if (!fits) return undefined;
  return {
    body: line.slice(eventBegin.length, tail),
    hash: line.slice(tail + hashBegin.length, previous),
    previousHash: line.slice(previous + previousBegin.length, -eventEnd.length),
  };
}

const checkpointLine = z.strictObject({ checkpoint: Checkpoint });
const headerLine = z.strictObject({ header: TrailHeader, signature });

function readCheckpoint(line: string): Checkpoint | undefined {
  return readExact(line, checkpointLine)?.checkpoint;
}

function readHeader(line: string): z.infer<typeof headerLine> | undefined {
  return readExact(line, headerLine);
}

/** Reads a line that is written in the one canonical way; any other spelling of it is not taken. */
function readExact<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    const value = schema.safeParse(JSON.parse(line));
    const exact = value.success && canonicalJson(value.data) === line;
    return exact ? value.data : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a trail file: JSON, one value a line, each ended by a line feed. Reading takes them without it. */
export const trailLines = {
  header,
  headerText,
  event,
  checkpoint,
  readHeader,
  readEvent,
  readCheckpoint,
};
