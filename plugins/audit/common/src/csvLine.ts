/** What a spreadsheet takes for a formula, also behind white space and in full width. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * One line of a CSV file (RFC 4180). Each cell is quoted, and one that a spreadsheet would run begins with an
 * apostrophe, which makes it text.
 */
export function csvLine(
  cells: readonly (string | number | undefined)[],
): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
