const HOSTS = ['ip', 'dns', 'asset ipv4', 'asset name', 'host ip', 'hostname'];

/** Whether a row has the names of the columns of one of Qualys' tables; rows with what the report is about stand before it. */
export function qualysVmCsvHeader(cells: string[]): boolean {
  const names = new Set(cells.map(cell => cell.trim().toLowerCase()));
  const hasTitle = names.has('title') || names.has('vuln title');
  return (
    names.has('qid') && hasTitle && HOSTS.some(column => names.has(column))
  );
}
