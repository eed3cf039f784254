import {
  defineJob,
  systemScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type { AccountReader } from '../account/AccountReader';
import type { Directory } from '../directory/Directory';
import { ANSWER_RESET_REQUEST, SEND_LINK } from '../invitation/LinkSender';

type Store = TenantStore<
  { accounts: typeof AccountReader },
  Record<never, never>
>;

/**
 * Looks up after the answer was given who an address belongs to: neither the answer nor its duration tells whether
 * anybody has it.
 */
export function answerResetRequest(store: Store, directory: Directory) {
  return defineJob({
    name: ANSWER_RESET_REQUEST,
    async run(_, payload) {
      const { email } = payload as { email: string };
      for (const { tenant, name } of await directory.findByEmail(email)) {
        const scope = systemScope('identity', [tenant]);
        const account = await store.readOnce(scope, r => r.accounts.find(name));
        // Who was invited and never came is invited again by an administrator, not by themselves.
        if (!account?.passwordChangedAt) continue;
        await store.transact(scope, async tx => {
          await tx.enqueue(SEND_LINK, tenant, {
            name,
            purpose: 'passwordReset',
          });
        });
      }
    },
  });
}
