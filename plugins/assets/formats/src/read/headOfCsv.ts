import { parse } from 'csv-parse/sync';
import type { FileHead } from './FileHead';

const MOST_ROWS = 30;
const DELIMITERS = [',', ';', '\t', '|'];

/** The first rows of a table, parted by what parts most of them alike. */
export function headOfCsv(text: string): Pick<FileHead, 'rows' | 'delimiter'> {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1) || text;
  const tried = DELIMITERS.map(delimiter => ({
    delimiter,
    rows: rowsOf(whole, delimiter),
  }));
  const best = tried.reduce((found, each) =>
    alike(each.rows) > alike(found.rows) ? each : found,
  );
  return best.rows.length > 0 ? best : {};
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      to: MOST_ROWS,
    });
    return rows;
  } catch {
    return [];
  }
}

/** How many delimiters the rows have that have as many as each other: in texts there are some, and not in each row alike. */
function alike(rows: string[][]): number {
  const delimiters = new Map<number, number>();
  for (const { length } of rows)
    delimiters.set(length, (delimiters.get(length) ?? 0) + length - 1);
  return Math.max(0, ...delimiters.values());
}
