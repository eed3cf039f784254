import {
  remoteAccessContract,
  liveStates,
} from '@wardroom/remote-access-common';
import { ApiClient, serverOptions } from '../../ApiClient';
import type { Command } from '../../Command';
import { textTable } from '../../textTable';

/** Lists sessions, the latest first. */
export const listSessions: Command = {
  name: 'session list',
  usage:
    '[--tenant TENANT] [--person REF] [--since TIME] [--live] [--json] [--url URL] [--token TOKEN]',
  summary:
    'Lists sessions that you may see, the latest first, 200 at most; with --live only those that run.',
  arity: { min: 0, max: 0 },
  options: {
    ...serverOptions,
    tenant: { type: 'string' },
    person: { type: 'string' },
    since: { type: 'string' },
    live: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(call) {
    const { options, terminal } = call;
    const textOf = (name: string) =>
      options[name] === undefined ? undefined : String(options[name]);
    const { items } = await new ApiClient(call).call(
      remoteAccessContract,
      remoteAccessContract.sessions.list,
      {
        ...{ tenant: textOf('tenant'), person: textOf('person') },
        from: timeIn(textOf('since')),
        state: options.live ? [...liveStates] : undefined,
        limit: 200,
      },
    );
    if (options.json) {
      terminal.stdout.write(`${JSON.stringify(items, undefined, 2)}\n`);
      return 0;
    }
    const rows = items.map(session => [
      ...[session.id, session.tenant, session.state],
      ...[session.person, session.target.name, session.requestedAt],
      session.intervention?.key ?? 'emergency',
    ]);
    const heads = ['SESSION', 'TENANT', 'STATE', 'PERSON', 'TARGET', 'BEGUN'];
    terminal.stdout.write(textTable([[...heads, 'FOR'], ...rows]));
    return 0;
  },
};

function timeIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new Error('--since must be a time such as 2026-03-01T09:00Z');
}
