import { assetsContract, type ScanTiming } from '@wardroom/assets-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Call, Command } from '../../Command';
import { textTable } from '../../textTable';

const { scanSchedules } = assetsContract;

/** Says when scans of a schedule, or of a draft, would begin. */
export const previewScans: Command = {
  name: 'scan preview',
  usage:
    'TENANT [SCHEDULE] [--cron EXPRESSION --time-zone ZONE] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Says when the next five scans of a schedule begin, or those of a draft, without blackouts, and whether the quota lets them.',
  arity: { min: 1, max: 2 },
  options: {
    ...serverOptions,
    cron: { type: 'string' },
    'time-zone': { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const [tenant] = call.args;
    const client = new ApiClient(call);
    const { schedule, timing } = await draftOf(client, call);
    const preview = await client.call(assetsContract, scanSchedules.preview, {
      ...{ tenant, schedule, draft: JSON.stringify(timing) },
    });
    const { stdout } = call.terminal;
    if (call.options.json) {
      stdout.write(`${JSON.stringify(preview, undefined, 2)}\n`);
      return 0;
    }
    const { runs, passedOver, quota, timeZone } = preview;
    stdout.write(
      textTable([
        [timeZone, 'UTC', ''],
        ...runs.map(({ local, at, refusal, note }) => [
          ...[local, at, refusal ?? note ?? ''],
        ]),
        ...passedOver.map(({ local, at, blackout }) => [
          ...[local, at, `passed over: ${blackout}`],
        ]),
      ]),
    );
    const { used, reserved, left = 'any number of', month } = quota;
    stdout.write(
      `${month}: ${used} begun, ${reserved} reserved, ${left} left\n`,
    );
    return 0;
  },
};

/** A draft, in place of what the schedule says where both are given. */
async function draftOf(
  client: ApiClient,
  { args, options }: Call,
): Promise<{ schedule?: string; timing: ScanTiming }> {
  const [tenant, name] = args;
  const saved = name
    ? await client.call(assetsContract, scanSchedules.get, { tenant, id: name })
    : undefined;
  const expression = options.cron;
  const timeZone = options['time-zone'] ?? saved?.timeZone;
  const recurrence = expression
    ? { every: 'cron' as const, expression: `${expression}` }
    : saved?.recurrence;
  if (!recurrence || !timeZone) {
    throw new Error('Say what: a schedule, or --cron and --time-zone');
  }
  return {
    schedule: saved?.id,
    timing: {
      ...{ recurrence, timeZone: `${timeZone}` },
      blackouts: saved?.blackouts ?? [],
    },
  };
}
