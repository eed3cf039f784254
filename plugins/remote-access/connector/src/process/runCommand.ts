import { runProcess } from './runProcess';

const timeLimitMs = 10_000;

/** Runs a short command and gives what it printed. Throws with what it said where it failed; its input is in no message. */
export async function runCommand(
  command: string[],
  input?: string,
): Promise<string> {
  const lines: string[] = [];
  const signal = AbortSignal.timeout(timeLimitMs);
  const end = await runProcess({
    ...{ command, input, signal },
    onLine: line => lines.push(line),
  });
  const printed = lines.join('\n');
  if (end === 'ended with 0') return printed;
  const name = command.slice(0, 6).join(' ');
  throw new Error(`"${name}" ${end}: ${printed.slice(0, 300)}`);
}
