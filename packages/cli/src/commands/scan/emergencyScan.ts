import { setTimeout as pause } from 'node:timers/promises';
import {
  assetsContract,
  EmergencyScanType,
  PassableObstacle,
  type EmergencyPlan,
  type EmergencyScanDetails,
} from '@wardroom/assets-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Call, Command } from '../../Command';
import { textTable } from '../../textTable';

const { emergencyScans } = assetsContract;
const ASK_MS = 4_000;

/** Looks for CVEs at many customers at once. */
export const emergencyScan: Command = {
  name: 'scan emergency',
  usage:
    'CVE... [--group GROUP] [--tier TIER] [--tenant TENANT] [--type full|critical] [--reason WHY] [--despite quota,blackout] [--no-wait] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Shows at which customers CVEs would be looked for and what is in the way; with a reason it begins, and says who is exposed. Fails where somebody is.',
  arity: { min: 1, max: 20 },
  options: {
    ...serverOptions,
    group: { type: 'string' },
    tier: { type: 'string' },
    tenant: { type: 'string' },
    type: { type: 'string' },
    reason: { type: 'string' },
    despite: { type: 'string' },
    'no-wait': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { args: vulnerabilityIds, options, terminal } = call;
    const client = new ApiClient(call);
    const type = typeIn(options.type);
    const plan = await client.call(assetsContract, emergencyScans.preview, {
      ...{ vulnerabilityIds, type, ...choiceOf(call) },
    });
    const tell = (value: object, rows: string[][]) =>
      terminal.stdout.write(
        options.json
          ? `${JSON.stringify(value, undefined, 2)}\n`
          : textTable(rows),
      );
    if (options.reason === undefined) {
      tell(plan, planRows(plan.customers));
      return 0;
    }
    const begun = await client.call(assetsContract, emergencyScans.start, {
      ...{ vulnerabilityIds, type, reason: `${options.reason}` },
      customers: plan.customers.map(({ tenant }) => ({ tenant })),
      despite: despiteIn(options.despite),
    });
    const found = options['no-wait'] ? begun : await end(client, begun);
    tell(found, resultRows(found));
    return found.customers.some(({ result }) => result === 'exposed') ? 1 : 0;
  },
};

function choiceOf({ options: { group, tier, tenant } }: Call) {
  return {
    ...(group !== undefined && { group: `${group}` }),
    ...(tier !== undefined && { tier: [`${tier}`] }),
    ...(tenant !== undefined && { customers: [`${tenant}`] }),
  };
}

function planRows(plans: EmergencyPlan[]): string[][] {
  const rows = plans.map(({ tenant, assets, reached, known, obstacles }) => [
    ...[tenant, `${reached} of ${assets}`, `${known}`],
    obstacles.map(({ reason }) => reason).join('; '),
  ]);
  return [['TENANT', 'ASSETS', 'KNOWN', 'IN THE WAY'], ...rows];
}

function resultRows({ customers }: EmergencyScanDetails): string[][] {
  const rows = customers.map(one => [
    ...[one.tenant, one.result, `${one.exposed}`, `${one.notFound}`],
    ...[`${one.assets - one.exposed - one.notFound}`, one.reason ?? ''],
  ]);
  const heads = ['TENANT', 'RESULT', 'EXPOSED', 'NOT FOUND', 'NOT SCANNED'];
  return [[...heads, 'WHY'], ...rows];
}

/** Asks until nothing happens by itself any more. */
async function end(
  client: ApiClient,
  { id }: EmergencyScanDetails,
): Promise<EmergencyScanDetails> {
  for (;;) {
    const found = await client.call(assetsContract, emergencyScans.get, { id });
    if (found.customers.every(({ result }) => result !== 'pending'))
      return found;
    await pause(ASK_MS);
  }
}

function typeIn(text: unknown): EmergencyScanType {
  const { data } = EmergencyScanType.safeParse(text ?? 'full');
  if (data) return data;
  throw new Error(
    `--type must be one of ${EmergencyScanType.options.join(', ')}`,
  );
}

function despiteIn(text: unknown): PassableObstacle[] {
  const words = text === undefined ? [] : `${text}`.split(',');
  const { data } = PassableObstacle.array().safeParse(words);
  if (data) return data;
  throw new Error(
    `--despite must be some of ${PassableObstacle.options.join(', ')}`,
  );
}
