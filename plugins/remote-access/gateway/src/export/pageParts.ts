import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The program and the look of exported pages, as text. */
export type PageParts = { script: string; style: string; scriptHash: string };

let made: Promise<PageParts> | undefined;

/**
 * The program of exported pages. The one file of a gateway has it beside itself; a gateway that runs from its sources
 * makes it when it is first asked for. Rejects where neither can be done, and is asked anew the next time.
 */
export function pageParts(): Promise<PageParts> {
  made ??= load().catch(error => {
    made = undefined;
    throw error;
  });
  return made;
}

async function load(): Promise<PageParts> {
  const beside = dirname(process.argv[1] ?? '');
  const text = await readFile(join(beside, 'exportPage.json'), 'utf8').catch(
    () => bundle(),
  );
  const { script, style } = JSON.parse(text) as PageParts;
  const scriptHash = createHash('sha256').update(script).digest('base64');
  return { script, style, scriptHash };
}

async function bundle(): Promise<string> {
  const own = require.resolve('@wardroom/remote-access-gateway/package.json');
  const { stdout } = await run(
    process.execPath,
    [join(dirname(own), 'bin', 'bundlePage.mjs')],
    // Nothing of this process is its business.
    { env: {}, maxBuffer: 16 * 1024 * 1024 },
  );
  return stdout;
}
