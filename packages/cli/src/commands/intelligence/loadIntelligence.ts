import { assetsContract, FeedName } from '@wardroom/assets-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';

/** Gives a server that fetches nothing itself a list of vulnerabilities. */
export const loadIntelligence: Command = {
  name: 'intelligence load',
  usage: 'kev|epss FILE [--url URL] [--token TOKEN]',
  summary:
    'Gives the server a list of vulnerabilities as its publisher writes it: KEV in JSON or EPSS in CSV, packed with gzip or not.',
  arity: { min: 2, max: 2 },
  options: { ...serverOptions },
  async run(call) {
    const [name, path] = call.args;
    const { success, data: feed } = FeedName.safeParse(name);
    if (!success) {
      throw new Error(`"${name}" is no list: say kev or epss`);
    }
    const { feeds } = await new ApiClient(call).upload(
      {
        contract: assetsContract,
        endpoint: assetsContract.intelligence.load,
        input: { feed },
      },
      { path },
    );
    const loaded = feeds.find(one => one.feed === feed);
    call.terminal.stdout.write(
      `${feed} ${loaded?.release}: ${loaded?.records} CVEs\n`,
    );
    return 0;
  },
};
