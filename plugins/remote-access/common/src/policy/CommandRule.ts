import { z } from 'zod';
import { line } from '@wardroom/platform-common';

/**
 * A customer's rule on commands. `deny`: the command is not run, and the technician reads why. `ask`: it waits until
 * somebody who may decide says yes. `notify`: it is run, and those who may watch are told.
 */
export const CommandRule = z.strictObject({
  /**
   * Words as they are typed, in any case; `*` stands for any text. It is met anywhere in a line where words begin and
   * end: `reboot` in `sudo /sbin/reboot -f`, and not in `rebooting`.
   */
  pattern: line(120).refine(
    pattern => pattern.replaceAll('*', '').trim().length > 0,
    'must hold more than *',
  ),
  action: z.enum(['deny', 'ask', 'notify']),
  /** What the technician reads. */
  note: line(200).optional(),
});
export type CommandRule = z.infer<typeof CommandRule>;

export const CommandRules = z.array(CommandRule).max(50);

/** Longest part of a line that is looked at. */
export const longestCommand = 4096;

const weight = { deny: 3, ask: 2, notify: 1 };

/**
 * The strictest rule that one of these lines meets. Rules are plain text with `*`, and not regular expressions: the time
 * is at most that of some searches, whatever the rule and the line are. Where a line is too long to be looked at as a
 * whole, its beginning and its end are.
 */
export function findCommandRule(
  rules: CommandRule[],
  lines: string[],
): CommandRule | undefined {
  const forms = lines.flatMap(formsOf);
  return rules
    .filter(({ pattern }) => forms.some(form => meets(form, pattern)))
    .sort((a, b) => weight[b.action] - weight[a.action])[0];
}

/** A line as it is typed, and as a shell reads it: quotes and backslashes inside of words mean nothing to it. */
function formsOf(text: string): string[] {
  const half = longestCommand / 2;
  const shown =
    text.length > longestCommand
      ? `${text.slice(0, half)} ${text.slice(-half)}`
      : text;
  const plain = spaced(shown);
  const bare = spaced(shown.replace(/["'\\]/g, ''));
  return plain === bare ? [plain] : [plain, bare];
}

function spaced(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What may stand beside a word. */
const wordEdge = new Set(' ;|&(){}<>`$"\'/=\\:!');

function isEdge(text: string, at: number): boolean {
  return at < 0 || at >= text.length || wordEdge.has(text[at]);
}

function meets(text: string, pattern: string): boolean {
  const pieces = spaced(pattern).split('*');
  const last = pieces.length - 1;
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    let at = text.indexOf(piece, from);
    const fits = () =>
      (index > 0 || piece === '' || isEdge(text, at - 1)) &&
      (index < last || piece === '' || isEdge(text, at + piece.length));
    while (at >= 0 && !fits()) at = text.indexOf(piece, at + 1);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}
