/** Which of Greenbone's tables has this header: that of results, or that of hosts with how many results of which level. */
export function openvasCsvHeader(
  cells: string[],
): 'results' | 'hosts' | undefined {
  const names = cells.map(cell => cell.trim().toLowerCase());
  const hasHost = ['ip', 'host', 'hostname'].some(name => names.includes(name));
  if (!hasHost || !names.includes('severity')) return undefined;
  if (names.includes('nvt name')) return 'results';
  const sums = ['scan start', 'scan end', 'high', 'medium', 'low', 'total'];
  return sums.every(name => names.includes(name)) ? 'hosts' : undefined;
}
