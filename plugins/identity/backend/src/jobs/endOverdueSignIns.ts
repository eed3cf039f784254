import {
  defineJob,
  systemScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type { SignInSessionReader } from '../signInSession/SignInSessionReader';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';

const BATCH = 200;

type Store = TenantStore<
  { signInSessions: typeof SignInSessionReader },
  { signInSessions: typeof SignInSessionWriter }
>;

/** Writes down the end of sign-ins whose browser never came back. */
export function endOverdueSignIns(store: Store, idleMinutes: number) {
  return defineJob({
    name: 'endOverdueSignIns',
    everyMs: 60_000,
    async run(everywhere) {
      const over = await store.readOnce(everywhere, r =>
        r.signInSessions.listOver(idleMinutes, BATCH),
      );
      for (const { id, tenant, person, over: reason } of over) {
        const scope = systemScope('identity', [tenant]);
        await store.transact(scope, async tx => {
          if (!reason || !(await tx.signInSessions.end(id, reason))) return;
          await tx.audit('signInSession.expired', {
            tenant,
            object: id,
            person: `user:${tenant}/${person}`,
            reason,
          });
        });
      }
    },
  });
}
