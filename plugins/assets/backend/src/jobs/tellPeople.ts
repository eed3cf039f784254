import type { identityContract } from '@wardroom/identity-common';
import {
  defineJob,
  type Job,
  type PluginClient,
  type TenantStore,
} from '@wardroom/platform-node';
import { noticesOf, type News } from '../notice/noticesOf';
import type { RiskAcceptanceReader } from '../riskAcceptance/RiskAcceptanceReader';
import type { ScanRunReader } from '../scanSchedule/ScanRunReader';

type Store = TenantStore<
  {
    riskAcceptances: typeof RiskAcceptanceReader;
    scanRuns: typeof ScanRunReader;
  },
  Record<never, never>
>;

export const TELL_PEOPLE = 'tell people';

/** Has people told of something that happened. Who gets it is decided where accounts are. */
export function tellPeople(
  store: Store,
  identity: Pick<PluginClient<typeof identityContract>, 'notices'>,
): Job {
  return defineJob({
    name: TELL_PEOPLE,
    async run(scope, payload) {
      const news = payload as News;
      const notices = await store.read(scope, r => noticesOf(r, news));
      for (const notice of notices) await identity.notices.send(notice);
    },
  });
}
