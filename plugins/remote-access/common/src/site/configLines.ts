import { InputError } from '@backstage/errors';

/** One line of a configuration file that says something, with its number in the file. */
export type ConfigLine = { number: number; text: string };

const largest = 64 * 1024;
// Printable ASCII alone, with tabs: what some program could take for a line break, an escape or an end is not in it.
const plain = /^[\t\x20-\x7e]*$/;

/** The lines of a VPN configuration file. InputError where it holds what such files never need. */
export function configLines(file: string): ConfigLine[] {
  if (file.length > largest) {
    throw new InputError('This file is longer than 64 KB: it is no VPN file');
  }
  const lines = file.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.map((text, at) => {
    const line = { number: at + 1, text: text.trim() };
    if (!plain.test(text)) {
      refuseLine(line, 'holds characters that no VPN file needs');
    }
    return line;
  });
}

/** Throws InputError with the line's number, and its first word where that can be no secret. */
export function refuseLine(
  line: ConfigLine,
  reason: string,
  directive?: string,
): never {
  const name = directive && /^[\w.<>/-]{1,40}$/.test(directive);
  throw new InputError(
    `Line ${line.number}${name ? ` (${directive})` : ''} ${reason}`,
  );
}
