/** Whether a row has the names of the columns of Greenbone's table of results. */
export function openvasCsvHeader(cells: string[]): boolean {
  const names = cells.map(cell => cell.trim().toLowerCase());
  const hasHost = ['ip', 'host', 'hostname'].some(name => names.includes(name));
  return hasHost && names.includes('nvt name') && names.includes('severity');
}
