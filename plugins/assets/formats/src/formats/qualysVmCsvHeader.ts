const HOSTS = ['ip', 'dns', 'asset ipv4', 'asset name', 'host ip', 'hostname'];

/**
 * Whether a row has the names of the columns of one of Qualys' tables; rows with what the report is about stand before it.
 * The table that the API sends has no titles, but ids of hosts.
 */
export function qualysVmCsvHeader(cells: string[]): boolean {
  const names = new Set(cells.map(cell => cell.trim().toLowerCase()));
  const has = (column: string) => names.has(column);
  const titled = (has('title') || has('vuln title')) && HOSTS.some(has);
  return has('qid') && (titled || (has('host id') && has('ip address')));
}
