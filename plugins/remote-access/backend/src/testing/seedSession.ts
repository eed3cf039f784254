import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import {
  sessionLifecycle,
  type SessionState,
} from '@wardroom/remote-access-common';
import type { RemoteAccessStore } from '../RemoteAccessStore';
import type { StoredSession } from '../session/SessionReader';
import { seedTarget } from './seedTarget';

const everywhere = systemScope('remote-access', '*');
let places = 0;

type Wanted = {
  tenant?: string;
  state?: SessionState;
  person?: string;
  target?: { id: string; name: string };
  incarnation?: string;
  targetWay?: number;
  proof?: string;
  grant?: string;
};

/** A session in this state, brought there through its life cycle. */
export async function seedSession(
  store: RemoteAccessStore,
  wanted: Wanted = {},
): Promise<StoredSession> {
  const { tenant = 'acme', state = 'requested' } = wanted;
  const { incarnation = 'run-1', proof, targetWay } = wanted;
  const target = wanted.target ?? (await someTarget(store, tenant));
  return store.transact(everywhere, async tx => {
    places += 1;
    let session = await tx.sessions.create({
      ...{ tenant, place: places, node: 'one', proof },
      person: wanted.person ?? 'user:provider/technician',
      target: { protocol: 'ssh', ...target },
      asset: { id: 'ast_web1', name: 'web-01' },
      intervention: { id: 'int_aaaa', key: 'ACME-1' },
      reason: 'Disk is full',
      grant: wanted.grant,
    });
    if (state === 'requested') return session;
    if (state !== 'refused') {
      session = await tx.sessions.authorise(session, {
        ...{ incarnation, targetWay },
        recording: newId('rec'),
        recordingKeys: [],
      });
      if (state === 'authorised') return session;
      const at = new Date().toISOString();
      const head = 'h'.repeat(43);
      session = await tx.sessions.activate(session, { at, head });
      if (state === 'active') return session;
    }
    const [action] = Object.entries(sessionLifecycle.transitions).find(
      ([, transition]) => transition.to === state,
    ) as ['end', unknown];
    return tx.sessions.finish(session, { action, reason: 'closed' });
  });
}

async function someTarget(store: RemoteAccessStore, tenant: string) {
  const name = 'web-01 as root';
  const { items } = await store.read(everywhere, r => r.targets.list({}));
  const known = items.find(t => t.tenant === tenant && t.name === name);
  const { id } = known ?? (await seedTarget(store, tenant, { name }));
  return { id, name };
}
