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
  const widest = tried.reduce((best, each) =>
    width(each.rows) > width(best.rows) ? each : best,
  );
  return widest.rows.length > 0 ? widest : {};
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

/** The most cells that a row has: those of the names, which have no delimiters in them. */
function width(rows: string[][]): number {
  return Math.max(0, ...rows.map(row => row.length));
}
