import type { identityContract } from '@wardroom/identity-common';
import {
  defineJob,
  type Job,
  systemScope,
  type PluginClient,
} from '@wardroom/platform-node';
import { PROVIDER } from '@wardroom/tenants-common';
import { noticesOf, type News } from '../notice/noticesOf';
import type { RemoteAccessStore } from '../RemoteAccessStore';

export const TELL_PEOPLE = 'tell people';

/** Has people told of something that happened. Who gets it is decided where accounts are. */
export function tellPeople(
  store: RemoteAccessStore,
  identity: Pick<PluginClient<typeof identityContract>, 'notices'>,
): Job {
  return defineJob({
    name: TELL_PEOPLE,
    async run(_, payload) {
      const news = payload as News;
      // The provider's rules hold for the customer, too.
      const scope = systemScope('remote-access', [news.tenant, PROVIDER]);
      const notices = await store.read(scope, r => noticesOf(r, news));
      for (const notice of notices) await identity.notices.send(notice);
    },
  });
}
