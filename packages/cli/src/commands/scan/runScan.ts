import { setTimeout as pause } from 'node:timers/promises';
import { assetsContract, type ScanRun } from '@wardroom/assets-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { textTable } from '../../textTable';

const { scanRuns, scanSchedules } = assetsContract;
const ASK_MS = 2_000;

/** Runs the scan of a schedule now and waits for its end. */
export const runScan: Command = {
  name: 'scan run',
  usage: 'TENANT SCHEDULE [--no-wait] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Runs the scan of a schedule now, named by its name or id, and waits for its end. Fails where the scan does.',
  arity: { min: 2, max: 2 },
  options: {
    ...serverOptions,
    'no-wait': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { args, options, terminal } = call;
    const [tenant, name] = args;
    const client = new ApiClient(call);
    const { id } = await client.call(assetsContract, scanSchedules.get, {
      ...{ tenant, id: name },
    });
    const begun = await client.call(assetsContract, scanSchedules.start, {
      ...{ tenant, id },
    });
    const run = options['no-wait'] ? begun : await end(client, begun);
    if (options.json)
      terminal.stdout.write(`${JSON.stringify(run, undefined, 2)}\n`);
    else {
      const { state, scanImportId = 'none' } = run;
      const rows = [
        ['Scan', run.id],
        ['State', state],
        ['Import', scanImportId],
      ];
      terminal.stdout.write(textTable(rows));
      if (run.reason) terminal.stderr.write(`${run.reason}\n`);
    }
    return ['failed', 'missed', 'cancelled'].includes(run.state) ? 1 : 0;
  },
};

/** Asks until nothing happens by itself any more. */
async function end(
  client: ApiClient,
  { tenant, id }: ScanRun,
): Promise<ScanRun> {
  for (;;) {
    const run = await client.call(assetsContract, scanRuns.get, { tenant, id });
    if (run.state !== 'reserved' && run.state !== 'running') return run;
    await pause(ASK_MS);
  }
}
