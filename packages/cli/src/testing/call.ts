import { runCli } from '../runCli';

/** Runs the command line as a shell would; what it wrote and its exit code. */
export async function call(
  argv: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const code = await runCli(argv, {
    stdout: { write: text => out.push(Buffer.from(text)) },
    stderr: { write: text => err.push(Buffer.from(text)) },
    env,
  });
  return {
    code,
    out: Buffer.concat(out).toString(),
    err: Buffer.concat(err).toString(),
  };
}
