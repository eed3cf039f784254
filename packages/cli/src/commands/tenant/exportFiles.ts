import { assetsContract } from '@wardroom/assets-common';
import { tenantsContract } from '@wardroom/tenants-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { saveDownload } from '../../saveDownload';

/** Gives the entity files of a tenant, which `apply` takes without a change. */
export const exportFiles: Command = {
  name: 'export',
  usage: 'TENANT [--output FILE] [--url URL] [--token TOKEN]',
  summary:
    'Gives the entity files of a customer: people, roles, assignments, groups, assets and scan schedules.',
  arity: { min: 1, max: 1 },
  options: { ...serverOptions, output: { type: 'string', short: 'o' } },
  async run(call) {
    const client = new ApiClient(call);
    await saveDownload(filesOf(client, call.args[0]), call);
    return 0;
  },
};

async function* filesOf(client: ApiClient, tenant: string) {
  yield* client.download(tenantsContract, tenantsContract.tenants.export, {
    tenant,
  });
  const assets: Uint8Array[] = [];
  const { export: endpoint } = assetsContract.assets;
  for await (const piece of client.download(assetsContract, endpoint, {
    tenant,
  })) {
    assets.push(piece);
  }
  if (assets.some(piece => piece.length > 0)) {
    yield Buffer.from('---\n');
    yield* assets;
  }
}
