// Spreadsheets run a cell that begins with one of these as a formula, whoever wrote it; some skip white space before
// it, and some take the full-width forms for the same.
const startsFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * One line of a CSV file (RFC 4180) with its line end. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function csvLine(cells: readonly (string | number | undefined)[]) {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
