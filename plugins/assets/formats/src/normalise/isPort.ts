const LAST = 65_535;

/** Whether a number can be that of a port. 0 stands for none. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port > 0 && port <= LAST;
}
