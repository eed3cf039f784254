import type { LoggedCommand } from '@wardroom/remote-access-common';
import type { StoredSession } from '../session/SessionReader';
import { CommandReader } from './CommandReader';

/** Writes the command log. */
export class CommandWriter extends CommandReader {
  /** Adds lines of a session; one that was told twice is there once. */
  async add(session: StoredSession, commands: LoggedCommand[]): Promise<void> {
    const rows = commands.map(({ rule, text, ...command }) => ({
      tenant_id: session.tenant,
      session_id: session.id,
      person: session.person,
      target_name: session.target.name,
      asset: session.asset.id,
      ...command,
      // PostgreSQL keeps no NUL in text.
      text: text.replaceAll('\u0000', ''),
      rule: rule && JSON.stringify(rule),
    }));
    await this.knex('commands')
      .insert(rows)
      .onConflict(['tenant_id', 'id'])
      .ignore();
  }
}
