import { Telnetd } from './Telnetd';

/** A suite that needs a telnet server; on a machine without it, it is reported as skipped, by its name. */
export const describeWithTelnetd = Telnetd.isInstalled
  ? describe
  : describe.skip;
