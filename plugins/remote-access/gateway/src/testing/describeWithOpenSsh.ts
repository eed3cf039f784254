import { findClient } from '../openssh/findClient';
import { Sshd } from './Sshd';

/** A suite that needs OpenSSH's server and client; on a machine without them, it is reported as skipped, by its name. */
export const describeWithOpenSsh =
  Sshd.find() && findClient() ? describe : describe.skip;
