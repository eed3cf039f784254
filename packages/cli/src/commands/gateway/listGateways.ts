import { remoteAccessContract } from '@wardroom/remote-access-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { textTable } from '../../textTable';

/** Lists the gateways and how they are. */
export const listGateways: Command = {
  name: 'gateway list',
  usage: '[--json] [--url URL] [--token TOKEN]',
  summary:
    'Lists the gateways and how they are; fails where one of them cannot be used.',
  arity: { min: 0, max: 0 },
  options: { ...serverOptions, json: { type: 'boolean' } },
  async run(call) {
    const { options, terminal } = call;
    const { items } = await new ApiClient(call).call(
      remoteAccessContract,
      remoteAccessContract.gateways.list,
      {},
    );
    const rows = items.map(node => [
      ...[node.name, node.state, node.version],
      ...[`${node.sessions}/${node.capacity}`, node.load.toFixed(2)],
      ...[node.heartbeatAt, node.fault ?? node.fingerprint ?? ''],
    ]);
    const heads = ['GATEWAY', 'STATE', 'VERSION', 'SESSIONS', 'LOAD', 'HEARD'];
    terminal.stdout.write(
      options.json
        ? `${JSON.stringify(items, undefined, 2)}\n`
        : textTable([[...heads, 'KEY'], ...rows]),
    );
    const bad = items.some(({ state }) => ['lost', 'faulty'].includes(state));
    return bad ? 1 : 0;
  },
};
