import { sshdProgram } from './startSshd';

/** Tests on OpenSSH's server. Where there is none they are reported as skipped, by name. */
export function describeWithSshd(title: string, tests: () => void): void {
  // Looked up when it is called: programs without Jest load these tools too.
  const suite = sshdProgram ? describe : describe.skip;
  suite(title, tests);
}
