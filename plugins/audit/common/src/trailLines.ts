import { z } from 'zod';
import { auditChain } from './auditChain';
import type { ChainedEvent } from './AuditEvent';
import { canonicalJson } from './canonicalJson';
import type { ChainLink } from './ChainLink';
import { Checkpoint, signature } from './Checkpoint';
import { TrailHeader } from './TrailHeader';

const beforeHash = '{"hash":"';
const beforeText = '","link":';
const beforeTenant = '{"tenant":"';
const beforeSequence = '","sequence":';
const beforePrevious = ',"previousHash":"';
const beforeEvent = '","event":';
const DIGITS = 64;
const TEXT = beforeHash.length + DIGITS + beforeText.length;
const TENANT = TEXT + beforeTenant.length;

/** A line of an event. The text that was hashed stands in it as it is, so that checking needs no parsing. */
function event(tenant: string, chained: ChainedEvent): string {
  return `${beforeHash}${chained.hash}${beforeText}${auditChain.text(tenant, chained)}}\n`;
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

/** The event of a line, or undefined if it is none. Reads a million lines in a row: by position, without patterns. */
function readEvent(line: string): ChainLink | undefined {
  const tenantEnd = line.indexOf('"', TENANT);
  const sequenceAt = tenantEnd + beforeSequence.length;
  const sequenceEnd = line.indexOf(',', sequenceAt);
  const previousAt = sequenceEnd + beforePrevious.length;
  const fits =
    line.startsWith(beforeHash) &&
    line.startsWith(beforeText, TEXT - beforeText.length) &&
    line.startsWith(beforeTenant, TEXT) &&
    line.startsWith(beforeSequence, tenantEnd) &&
    line.startsWith(beforePrevious, sequenceEnd) &&
    line.startsWith(beforeEvent, previousAt + DIGITS) &&
    line.endsWith('}}');
  if (!fits) return undefined;
  return {
    tenant: line.slice(TENANT, tenantEnd),
    sequence: Number(line.slice(sequenceAt, sequenceEnd)),
    hash: line.slice(beforeHash.length, beforeHash.length + DIGITS),
    previousHash: line.slice(previousAt, previousAt + DIGITS),
    text: line.slice(TEXT, -1),
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
