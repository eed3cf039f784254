import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { CsvRow } from './CsvRow';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';
import { withLastQuote } from './withLastQuote';

export type CsvOptions = {
  delimiter: string;
  /** Which row has the names of the columns: the first that this accepts. Rows before it are skipped. */
  isHeader(cells: string[]): boolean;
};

/**
 * Reads CSV row by row. Quotes inside cells, missing and additional cells are taken as they are: tools write them. Only
 * where the last row alone has too few of them, and no line end, the file was cut off.
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  { delimiter, isHeader }: CsvOptions,
  limits: ScanLimits,
): AsyncGenerator<CsvRow> {
  let end = '';
  async function* watched() {
    for await (const piece of withLastQuote(text)) {
      end = piece.at(-1) ?? end;
      yield piece;
    }
  }
  const parser = Readable.from(watched()).compose(
    parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: limits.textLength,
    }),
  );
  let names: string[] | undefined;
  let row = 0;
  const short: number[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (!names) {
        if (isHeader(cells)) names = distinct(cells);
        continue;
      }
      if (cells.every(cell => cell.trim() === '')) continue;
      if (isAgain(cells, names)) continue;
      if (cells.length < names.length && short.length < 2) short.push(row);
      yield new CsvRow(row, named(names, cells));
    }
  } catch (error) {
    if (error instanceof ScanFileError) throw error;
    throw new ScanFileError(
      `Row ${row + 1}: this is no valid CSV (${(error as Error).message.slice(0, 200)}). Export the report again; it may have been cut off.`,
    );
  }
  if (!names)
    throw new ScanFileError(
      row === 0
        ? 'The file is empty.'
        : 'No row has the names of columns that belong here.',
    );
  if (short.length === 1 && short[0] === row && !/[\r\n]/.test(end))
    throw new ScanFileError(
      `Row ${row}, the last one, has too few cells and no line end: the file was cut off. Export it again, or end the row if it is whole.`,
    );
}

/** Whether a row has the names of the columns again, as where several tables stand below each other. */
function isAgain(cells: string[], names: string[]): boolean {
  const [first] = cells;
  return first.endsWith(names[0]) && `${distinct(cells)}` === `${names}`;
}

function distinct(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map(cell => {
    const name = cell.replace(/^\ufeff/, '').trim();
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function named(names: string[], cells: string[]): [string, string][] {
  return cells.map((cell, at) => [names[at] ?? `column ${at + 1}`, cell]);
}
