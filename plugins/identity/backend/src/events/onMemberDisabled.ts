import type { EventsService } from '@backstage/plugin-events-node';
import {
  systemScope,
  topicOf,
  type TenantStore,
} from '@wardroom/platform-node';
import type { ChallengeWriter } from '../challenge/ChallengeWriter';
import { personOf } from '../directory/Person';
import type { InvitationWriter } from '../invitation/InvitationWriter';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';

type Store = TenantStore<
  Record<never, never>,
  {
    challenges: typeof ChallengeWriter;
    invitations: typeof InvitationWriter;
    signInSessions: typeof SignInSessionWriter;
  }
>;

/**
 * Ends what somebody could come back with who has lost their access. Their tokens and sign-ins count no longer
 * before this happens: the policy and the refresh ask the tenants context each time.
 */
export async function onMemberDisabled(
  store: Store,
  events: EventsService,
): Promise<void> {
  await events.subscribe({
    id: 'identity-member-disabled',
    topics: [topicOf('member.disabled')],
    onEvent: async ({ eventPayload }) => {
      const person = personOf((eventPayload as { person: string }).person);
      const { tenant, name, ref } = person;
      await store.transact(systemScope('identity', [tenant]), async tx => {
        const ended = await tx.signInSessions.endAll(name, 'access ended');
        await tx.invitations.dropAll(name);
        await tx.challenges.dropAll(name);
        await tx.audit('account.closed', { tenant, object: ref, ended });
      });
    },
  });
}
