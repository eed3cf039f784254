const YES = ['true', 'yes', 'y', '1', 'wahr', 'vrai', 'vero', 'verdadero'];
const NO = ['false', 'no', 'n', '0', 'falsch', 'faux', 'falso'];

/**
 * A row of a table, asked by the names of its columns in any case. Of columns with one name the first has it; the others
 * are `name (2)`, `name (3)`. It remembers which columns were asked for: `rest` has the others.
 */
export class CsvRow {
  readonly #cells = new Map<string, { name: string; text: string }>();
  readonly #asked = new Set<string>();

  /** @param row - its number in the file, from 1, not counting empty ones */
  constructor(
    readonly row: number,
    cells: [name: string, text: string][],
  ) {
    for (const [name, text] of cells)
      this.#cells.set(name.toLowerCase(), { name, text });
  }

  /** Text of the first of these columns that is not empty, without spaces around it. */
  text(...names: string[]): string | undefined {
    for (const name of names) this.#asked.add(name.toLowerCase());
    for (const name of names) {
      const text = this.#cells.get(name.toLowerCase())?.text.trim();
      if (text) return text;
    }
    return undefined;
  }

  /** A number, with point or comma. */
  number(...names: string[]): number | undefined {
    const text = this.text(...names)?.replace(',', '.');
    const number = Number(text ?? NaN);
    return Number.isFinite(number) ? number : undefined;
  }

  /** Yes or no, in the ways in which tools write it, and spreadsheets in the language of who uses them. */
  flag(...names: string[]): boolean | undefined {
    const text = this.text(...names)?.toLowerCase() ?? '';
    if (YES.includes(text)) return true;
    return NO.includes(text) ? false : undefined;
  }

  /** The columns that nobody has asked for, but for empty ones; undefined where there is none. */
  rest(): Record<string, string> | undefined {
    const left = [...this.#cells]
      .filter(([key, { text }]) => !this.#asked.has(key) && text.trim())
      .map(([, { name, text }]) => [name, text] as const);
    return left.length > 0 ? Object.fromEntries(left) : undefined;
  }
}
