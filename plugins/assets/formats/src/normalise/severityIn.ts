import type { Severity } from '../record/Severity';
import { severityOf } from './severityOf';

/** Severity of a word in a file; a word that nobody knows counts as Info and costs a warning. */
export function severityIn(
  file: { warn(message: string): void },
  word: string | undefined,
  where: string,
): Severity {
  const severity = severityOf(word ?? '');
  if (!severity)
    file.warn(
      `${where}: the severity “${(word ?? '').slice(0, 40)}” is unknown; it counts as Info`,
    );
  return severity ?? 'Info';
}
