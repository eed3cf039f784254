import { assetsContract, ScanRunState } from '@wardroom/assets-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { textTable } from '../../textTable';

/** Lists scans, those to come first. */
export const listScans: Command = {
  name: 'scan list',
  usage:
    '[--tenant TENANT] [--state STATE] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Lists scans that you may see, those to come first and then the latest, 200 at most.',
  arity: { min: 0, max: 0 },
  options: {
    ...serverOptions,
    tenant: { type: 'string' },
    state: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { options, terminal } = call;
    const tenant =
      options.tenant === undefined ? undefined : `${options.tenant}`;
    const { items } = await new ApiClient(call).call(
      assetsContract,
      assetsContract.scanRuns.list,
      { tenant, state: stateIn(options.state), limit: 200 },
    );
    if (options.json) {
      terminal.stdout.write(`${JSON.stringify(items, undefined, 2)}\n`);
      return 0;
    }
    const rows = items.map(run => [
      ...[run.id, run.tenant, run.state, run.startedAt ?? run.dueAt],
      ...[run.scanner, run.type, run.schedule?.name ?? '-'],
      run.reason ?? '',
    ]);
    const heads = ['SCAN', 'TENANT', 'STATE', 'TIME', 'SCANNER', 'TYPE'];
    terminal.stdout.write(textTable([[...heads, 'SCHEDULE', 'WHY'], ...rows]));
    return 0;
  },
};

function stateIn(text: unknown): ScanRunState[] | undefined {
  if (text === undefined) return undefined;
  const { success, data } = ScanRunState.safeParse(text);
  if (success) return [data];
  throw new Error(`--state must be one of ${ScanRunState.options.join(', ')}`);
}
