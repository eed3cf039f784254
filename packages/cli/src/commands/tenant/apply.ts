import { assetsContract } from '@wardroom/assets-common';
import type { ApplyPlan } from '@wardroom/platform-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { readFiles } from '../../readFiles';

const signs = { create: '+', update: '~', unchanged: ' ' };

/** Brings customers, their people and assets to what entity files say. */
export const apply: Command = {
  name: 'apply',
  usage: 'FILE|FOLDER [--dry-run] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Brings customers, people, roles, assignments, groups, assets and scan schedules to what entity files say; --dry-run only tells what would change.',
  arity: { min: 1, max: 1 },
  options: {
    ...serverOptions,
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { options, terminal, args } = call;
    const client = new ApiClient(call);
    const dryRun = options['dry-run'] === true;
    const input = { files: await readFiles(args[0]), dryRun };
    const { tenants } = tenantsContract;
    const first = await client.call(tenantsContract, tenants.apply, input);
    // Each context takes the kinds that are its own. Assets come second: their customers must exist.
    const plans = [first];
    if (dryRun && createsCustomers(first)) {
      terminal.stderr.write(
        'Assets are left out of this trial: they can be tried once their new customers exist.\n',
      );
    } else {
      const { assets } = assetsContract;
      plans.push(await client.call(assetsContract, assets.apply, input));
    }
    const text = options.json
      ? `${JSON.stringify(plans.flatMap(({ changes }) => changes))}\n`
      : report(plans, dryRun);
    terminal.stdout.write(text);
    return 0;
  },
};

function createsCustomers({ changes }: ApplyPlan): boolean {
  return changes.some(
    ({ entity, action }) =>
      action === 'create' && entity.toLowerCase().startsWith('customer:'),
  );
}

function report(plans: ApplyPlan[], dryRun: boolean): string {
  const sum = (field: 'created' | 'updated' | 'unchanged') =>
    plans.reduce((total, plan) => total + plan[field], 0);
  const lines = plans
    .flatMap(({ changes }) => changes)
    .filter(({ action }) => action !== 'unchanged')
    .flatMap(({ entity, action, fields }) => [
      `${signs[action]} ${entity}`,
      ...fields.map(
        ({ field, before, after }) =>
          `    ${field}: ${before === undefined ? '' : `${JSON.stringify(before)} → `}${JSON.stringify(after)}`,
      ),
    ]);
  const would = dryRun ? ' would be' : '';
  lines.push(
    `${sum('created')}${would} created, ${sum('updated')}${would} changed, ${sum('unchanged')} unchanged`,
  );
  return `${lines.join('\n')}\n`;
}
