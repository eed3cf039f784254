import type { FileHead } from './read/FileHead';
import { JsonRecord } from './read/JsonRecord';
import { ScanFileError } from './read/ScanFileError';
import type { ScanFormat } from './ScanFormat';

/** Below it nobody is sure enough to read a file on a guess. */
export const SURE = 0.7;
const AHEAD = 0.1;

export type FormatGuess = { format: ScanFormat; confidence: number };

/** The formats that a file may be of, the likeliest first. Those that are sure it is not theirs are left out. */
export function guessFormats(
  head: FileHead,
  formats: readonly ScanFormat[],
): FormatGuess[] {
  return formats
    .map(format => ({ format, confidence: format.recognise(head) }))
    .filter(({ confidence }) => confidence > 0)
    .sort(
      (a, b) =>
        b.confidence - a.confidence || (a.format.id < b.format.id ? -1 : 1),
    );
}

/** The format of a file by its content. Throws with the three best guesses where it is not sure. */
export function recogniseFormat(
  head: FileHead,
  formats: readonly ScanFormat[],
): ScanFormat {
  const [best, second, third] = guessFormats(head, formats);
  const ahead = best && best.confidence - (second?.confidence ?? 0);
  if (best && best.confidence >= SURE && ahead >= AHEAD) return best.format;
  if (head.text.trim() === '')
    throw new ScanFileError(
      'The file is empty, as some scanners leave it when they find nothing, and others when they fail: nobody can tell which one it is of.',
    );
  const guesses = [best, second, third].filter(Boolean);
  throw new ScanFileError(
    guesses.length > 0
      ? `It is not sure which scanner wrote this file. It may be ${guesses.map(({ format }) => `${format.title} (${format.id})`).join(', ')}: say which one it is.`
      : strangeness(head),
  );
}

/** What somebody is told of a file that no scanner writes: often it is the answer of an interface in place of a report. */
function strangeness({ text, json }: FileHead): string {
  if (
    /^\s*(?:\{\s*(?:"\w+"\s*:\s*)?(?:\[\s*\])?\s*\}|\[\s*\]|null)\s*$/.test(
      text,
    )
  )
    return 'The file says nothing, as several scanners write it when they find nothing: say which one it is of.';
  if (/^\s*<(?:!doctype html|html)\b/i.test(text))
    return 'This is a web page, perhaps one to sign in at. Export the report again and import that file.';
  const refusal = refusalIn(json);
  return refusal
    ? `This is no report but an answer that says: “${refusal.slice(0, 200)}”. Export the report again.`
    : `No scanner that is known here writes files like this one. It begins with “${text.slice(0, 60).replace(/\s+/g, ' ')}”. Check that it is a report in XML, JSON or CSV, or use the generic CSV format.`;
}

/** A number says nothing. */
function said(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** What an interface says where it refuses to answer. */
function refusalIn(json: unknown): string | undefined {
  const answer = new JsonRecord(json);
  const error = answer.object('error');
  return (
    error.text('message') ??
    error.text('reason') ??
    error.text('code') ??
    said(answer.value('error')) ??
    answer.objects('errors')[0]?.text('message') ??
    answer.text('errorMessage') ??
    answer.text('message') ??
    answer.text('detail')
  );
}
