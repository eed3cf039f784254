import { remoteAccessContract } from '@wardroom/remote-access-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';

const minutesByDefault = 30;

/** Drains a gateway, or lets it have sessions again. */
export const drainGateway: Command = {
  name: 'gateway drain',
  usage:
    'GATEWAY (--reason REASON [--minutes N] | --undo) [--url URL] [--token TOKEN]',
  summary:
    'Gives a gateway no new sessions, tells the people of open ones, and ends what is left after 30 minutes or --minutes; --undo takes it back.',
  arity: { min: 1, max: 1 },
  options: {
    ...serverOptions,
    reason: { type: 'string' },
    minutes: { type: 'string' },
    undo: { type: 'boolean' },
  },
  async run(call) {
    const { args, options, terminal } = call;
    const [name] = args;
    const client = new ApiClient(call);
    const { gateways } = remoteAccessContract;
    if (!options.undo && !options.reason) {
      throw new Error('Say why: --reason');
    }
    const minutes = Number(options.minutes ?? minutesByDefault);
    const node = options.undo
      ? await client.call(remoteAccessContract, gateways.undrain, { name })
      : await client.call(remoteAccessContract, gateways.drain, {
          ...{ name, minutes, reason: String(options.reason) },
        });
    const until = node.drainUntil ? ` until ${node.drainUntil}` : '';
    terminal.stdout.write(
      `${node.name} is ${node.state}${until}, with ${node.sessions} sessions\n`,
    );
    return 0;
  },
};
