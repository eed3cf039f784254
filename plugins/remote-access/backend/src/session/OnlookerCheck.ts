import {
  systemScope,
  type PluginClient,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  recordingRead,
  sessionJoin,
  sessionOpen,
  sessionTake,
  sessionWatch,
  type Watcher,
} from '@wardroom/remote-access-common';
import {
  PROVIDER,
  tenantsGranted,
  type AccessScope,
  type tenantsContract,
} from '@wardroom/tenants-common';
import type { PolicyReader } from '../policy/PolicyReader';
import type { StoredSession } from './SessionReader';

type Store = TenantStore<{ policies: typeof PolicyReader }>;

/** Somebody who sees something of a tenant, and since when. */
type Viewer = { person: string; tenant: string; since: string };

type Watched = Pick<StoredSession, 'tenant' | 'guests'>;

/**
 * Whether a person may look on at a session at this moment, and whether they may be given the keyboard. Asked at the
 * context that knows, without a cache: at a ticket, and every few seconds while they look on.
 */
export class OnlookerCheck {
  readonly #store: Store;
  readonly #tenants: PluginClient<typeof tenantsContract>;

  constructor(options: {
    store: Store;
    tenants: PluginClient<typeof tenantsContract>;
  }) {
    this.#store = options.store;
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
    const tenants = [...new Set(watching.map(({ session }) => session.tenant))];
    const [accesses, rules] = await Promise.all([
      this.#accesses(watching),
      this.#store.readOnce(
        systemScope('remote-access', [...tenants, PROVIDER]),
        r => r.policies.inForce(tenants),
      ),
    ]);
    return watching.map(({ session }, index) => {
      const access = accesses[index];
      const { mayWatch } = rules(session.tenant).rules;
      return access && modeFor(access, session, mayWatch);
    });
  }

  /** Whether these people may still see recordings of these tenants, in their order, with one question. */
  async mayReplay(viewers: Viewer[]): Promise<boolean[]> {
    if (viewers.length === 0) return [];
    const accesses = await this.#accesses(viewers);
    return viewers.map(({ tenant }, index) => {
      const access = accesses[index];
      return access !== undefined && holds(access, recordingRead, tenant);
    });
  }

  /** Whether somebody can be invited to look on at sessions of this customer. */
  async isColleague(person: string, tenant: string): Promise<boolean> {
    const guests = [{ person, mode: 'read' as const }];
    const mode = await this.modeOf(person, { tenant, guests }, new Date());
    return mode !== undefined;
  }

  /** What each of them may do now; undefined for whom is disabled, or signed out everywhere since they came. */
  async #accesses(
    people: Pick<Viewer, 'person' | 'since'>[],
  ): Promise<(AccessScope | undefined)[]> {
    const refs = [...new Set(people.map(({ person }) => person))];
    const { items } = await this.#tenants.people.accesses({ refs });
    return people.map(({ person, since }) => {
      const access = items.find(({ ref }) => ref === person);
      if (!access?.active) return undefined;
      const signedOut = Date.parse(access.tokensValidAfter);
      return signedOut > Date.parse(since) ? undefined : access;
    });
  }
}

function holds(
  access: AccessScope,
  permission: { name: string },
  tenant: string,
): boolean {
  const tenants = tenantsGranted(access, permission.name);
  return tenants === '*' || tenants.includes(tenant);
}

function modeFor(
  access: AccessScope,
  session: Watched,
  mayWatch: boolean,
): Watcher['mode'] | undefined {
  const { ref: person } = access;
  const { tenant } = session;
  const may = (permission: { name: string }) =>
    holds(access, permission, tenant);
  // A customer's people look on while the rules let them and never type, whatever roles they make themselves.
  const outside = !person.startsWith(`user:${tenant}/`);
  if (may(sessionWatch) && (outside || mayWatch)) {
    return outside && may(sessionTake) ? 'write' : 'read';
  }
  const guest = session.guests.find(invited => invited.person === person);
  if (!guest || !may(sessionJoin) || !may(sessionOpen)) return undefined;
  return guest.mode === 'write' && may(sessionTake) ? 'write' : 'read';
}
