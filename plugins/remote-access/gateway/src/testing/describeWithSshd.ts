import { Sshd } from './Sshd';

/** A suite that needs OpenSSH's server; on a machine without it, it is reported as skipped, by its name. */
export const describeWithSshd = Sshd.find() ? describe : describe.skip;
