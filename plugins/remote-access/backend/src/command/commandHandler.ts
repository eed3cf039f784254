import { systemScope, type TenantStore } from '@wardroom/platform-node';
import { isLive, type LoggedCommand } from '@wardroom/remote-access-common';
import type { PortalHandlers } from '../gateway/GatewayRun';
import { sessionFacts } from '../session/sessionFacts';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { CommandWriter } from './CommandWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  { commands: typeof CommandWriter }
>;

const everywhere = systemScope('remote-access', '*');

/**
 * Keeps what the gateway tells of commands. Those that met a rule are on record.
 *
 * @param onLate - told of a session of which lines came after its end
 */
export function commandHandler(
  store: Store,
  onLate: (session: StoredSession) => Promise<void> = async () => {},
): PortalHandlers['commands'] {
  return async ({ session: id, commands }) => {
    const session = await store.readOnce(everywhere, r => r.sessions.find(id));
    if (!session) return {};
    await store.transact(everywhere, async tx => {
      await tx.commands.add(session, commands);
      for (const command of commands.filter(({ verdict }) => verdict)) {
        const facts = { ...sessionFacts(session), ...ruleFacts(command) };
        await tx.audit('command.ruled', facts);
      }
    });
    if (!isLive(session.state)) await onLate(session);
    return {};
  };
}

function ruleFacts({ text, kind, verdict, rule }: LoggedCommand) {
  const command = kind === 'shown' ? text.slice(0, 200) : kind;
  return { command, verdict, pattern: rule?.pattern };
}
