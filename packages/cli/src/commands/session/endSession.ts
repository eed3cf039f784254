import { remoteAccessContract } from '@wardroom/remote-access-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';

/** Ends a session, for a reason that goes on record. */
export const endSession: Command = {
  name: 'session end',
  usage: 'TENANT SESSION --reason REASON [--json] [--url URL] [--token TOKEN]',
  summary: 'Ends a session at once; the reason goes on record.',
  arity: { min: 2, max: 2 },
  options: {
    ...serverOptions,
    reason: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { args, options, terminal } = call;
    const [tenant, id] = args;
    if (!options.reason) throw new Error('Say why: --reason');
    const reason = String(options.reason);
    const client = new ApiClient(call);
    const { sessions } = remoteAccessContract;
    const one = { tenant, id };
    const { allowedActions } = await client.call(
      remoteAccessContract,
      sessions.get,
      one,
    );
    // Whoever is in it ends it as on its page, which asks for no reason.
    const own =
      allowedActions.includes('end') && !allowedActions.includes('terminate');
    const ended = own
      ? await client.call(remoteAccessContract, sessions.end, one)
      : await client.call(remoteAccessContract, sessions.terminate, {
          ...{ ...one, reason },
        });
    terminal.stdout.write(
      options.json
        ? `${JSON.stringify(ended, undefined, 2)}\n`
        : `${ended.id} of ${ended.person} on ${ended.target.name} is ${ended.state}\n`,
    );
    return 0;
  },
};
