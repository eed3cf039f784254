import type { PluginClient } from '@wardroom/platform-node';
import {
  sessionJoin,
  sessionOpen,
  sessionTake,
  sessionWatch,
  type Watcher,
} from '@wardroom/remote-access-common';
import {
  tenantsGranted,
  type AccessScope,
  type tenantsContract,
} from '@wardroom/tenants-common';
import type { StoredSession } from './SessionReader';

type Watched = Pick<StoredSession, 'tenant' | 'guests'>;

/**
 * Whether a person may look on at a session at this moment, and whether they may be given the keyboard. Asked at the
 * context that knows, without a cache: at a ticket, and every few seconds while they look on.
 */
export class OnlookerCheck {
  readonly #tenants: PluginClient<typeof tenantsContract>;

  constructor(options: { tenants: PluginClient<typeof tenantsContract> }) {
    this.#tenants = options.tenants;
  }

  /** How the person may look on; undefined where they may not. `since`: when they were let in. */
  async modeOf(
    person: string,
    session: Watched,
    since: Date,
  ): Promise<Watcher['mode'] | undefined> {
    const [mode] = await this.modesOf([
      { person, session, since: since.toISOString() },
    ]);
    return mode;
  }

  /** The same of several people at once, in their order, with one question. */
  async modesOf(
    watching: { person: string; session: Watched; since: string }[],
  ): Promise<(Watcher['mode'] | undefined)[]> {
    if (watching.length === 0) return [];
    const refs = [...new Set(watching.map(({ person }) => person))];
    const { items } = await this.#tenants.people.accesses({ refs });
    return watching.map(({ person, session, since }) => {
      const access = items.find(({ ref }) => ref === person);
      if (!access?.active) return undefined;
      const signedOut = Date.parse(access.tokensValidAfter);
      return signedOut > Date.parse(since)
        ? undefined
        : modeFor(access, session);
    });
  }

  /** Whether somebody can be invited to look on at sessions of this customer. */
  async isColleague(person: string, tenant: string): Promise<boolean> {
    const guests = [{ person, mode: 'read' as const }];
    const mode = await this.modeOf(person, { tenant, guests }, new Date());
    return mode !== undefined;
  }
}

function modeFor(
  access: AccessScope,
  session: Watched,
): Watcher['mode'] | undefined {
  const { ref: person } = access;
  const holds = (permission: { name: string }) => {
    const tenants = tenantsGranted(access, permission.name);
    return tenants === '*' || tenants.includes(session.tenant);
  };
  if (holds(sessionWatch)) {
    // A customer's people look on and never type, whatever roles they make themselves.
    const outside = !person.startsWith(`user:${session.tenant}/`);
    return outside && holds(sessionTake) ? 'write' : 'read';
  }
  const guest = session.guests.find(invited => invited.person === person);
  if (!guest || !holds(sessionJoin) || !holds(sessionOpen)) return undefined;
  return guest.mode === 'write' && holds(sessionTake) ? 'write' : 'read';
}
