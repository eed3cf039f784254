import { remoteAccessContract } from '@wardroom/remote-access-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';

/** Dials through a customer's site, as a session would, and says what came of it. */
export const testSite: Command = {
  name: 'site test',
  usage: 'TENANT SITE [--target HOST:PORT] [--url URL] [--token TOKEN]',
  summary:
    "Says how the way into a customer's network is; with --target it dials that place through it. SITE is a name or an id.",
  arity: { min: 2, max: 2 },
  options: { ...serverOptions, target: { type: 'string' } },
  async run(call) {
    const { args, options, terminal } = call;
    const [tenant, wanted] = args;
    const place =
      options.target === undefined ? undefined : placeOf(`${options.target}`);
    const client = new ApiClient(call);
    const { sites } = remoteAccessContract;
    const { items } = await client.call(remoteAccessContract, sites.list, {
      ...{ tenant, limit: 200 },
    });
    const site = items.find(({ id, name }) => id === wanted || name === wanted);
    if (!site) throw new Error(`${tenant} has no site ${wanted}`);
    const { state, error } = site.status;
    terminal.stdout.write(
      `${site.name} (${site.kind}): ${state}${error ? `. ${error}` : ''}\n`,
    );
    if (!place) return ['up', 'idle'].includes(state) ? 0 : 1;
    const trial = await client.call(remoteAccessContract, sites.test, {
      ...{ tenant, id: site.id, ...place },
    });
    terminal.stdout.write(`${trial.sentence}\n`);
    return trial.reached ? 0 : 1;
  },
};

function placeOf(text: string): { host: string; port: number } {
  const [, six, host = six, port] =
    /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  if (!host) throw new Error('--target must be HOST:PORT, or [ADDRESS]:PORT');
  return { host, port: Number(port) };
}
