/** Names of columns, of which one table has all. */
const TABLES = [
  ['definition.name', 'definition.id'],
  ['definition.name', 'asset.name'],
  ['plugin id', 'name', 'risk'],
  ['plugin id', 'name', 'host'],
  ['plugin id', 'plugin name'],
  ['plugin', 'plugin name', 'severity'],
  ['plugin', 'plugin name', 'family'],
];

/** Whether a row has the names of the columns of a table that a product of Tenable exports. */
export function nessusCsvHeader(cells: string[]): boolean {
  const names = new Set(
    cells.map(cell =>
      cell
        .replace(/^\ufeff/, '')
        .trim()
        .toLowerCase(),
    ),
  );
  return TABLES.some(table => table.every(name => names.has(name)));
}
