import { defineJob, type TenantStore } from '@wardroom/platform-node';
import type { InvitationPurpose } from '@wardroom/identity-common';
import type { AccountWriter } from '../account/AccountWriter';
import { personOf } from '../directory/Person';
import type { InvitationWriter } from '../invitation/InvitationWriter';
import { SEND_LINK, type LinkSender } from '../invitation/LinkSender';

type Store = TenantStore<
  Record<never, never>,
  { invitations: typeof InvitationWriter; accounts: typeof AccountWriter }
>;

/**
 * Makes a link and mails it. The link is made here, so that no token ever waits in the queue; a further try makes a
 * new one. A failure stands with the account until a mail goes through.
 */
export function sendLink(store: Store, links: LinkSender) {
  return defineJob({
    name: SEND_LINK,
    async run(scope, payload) {
      const { name, purpose } = payload as {
        name: string;
        purpose: InvitationPurpose;
      };
      const { tenant } = scope;
      const person = personOf(`user:${tenant}/${name}`);
      const { link } = await store.transact(scope, tx =>
        links.make(tx, person, purpose),
      );
      try {
        await links.mail(person, purpose, link);
      } catch (error) {
        await store.transact(scope, tx =>
          tx.accounts.noteMailProblem(name, (error as Error).message),
        );
        throw error;
      }
      await store.transact(scope, async tx => {
        await tx.accounts.noteMailProblem(name);
        await tx.audit('invitation.sent', {
          tenant,
          object: person.ref,
          purpose,
        });
      });
    },
  });
}
