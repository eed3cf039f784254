import type { Job, PluginClient } from '@wardroom/platform-node';
import type { FeedName } from '@wardroom/assets-common';
import type { identityContract } from '@wardroom/identity-common';
import type { AssetsStore } from './AssetsStore';
import type { FeedSettings } from './intelligence/feedSettings';
import type { IntelligenceService } from './intelligence/IntelligenceService';
import { endRiskAcceptances } from './jobs/endRiskAcceptances';
import { fetchIntelligence } from './jobs/fetchIntelligence';
import { followAgain } from './jobs/followAgain';
import { followRequests } from './jobs/followRequests';
import { rankFindings } from './jobs/rankFindings';
import { rankForgottenFindings } from './jobs/rankForgottenFindings';
import { tellPeople } from './jobs/tellPeople';

/** Everything that this context does by itself. */
export function jobsOf(options: {
  store: AssetsStore;
  identity: PluginClient<typeof identityContract>;
  intelligence: IntelligenceService;
  settings: Record<FeedName, FeedSettings>;
}): Job[] {
  const { store, identity } = options;
  return [
    endRiskAcceptances(store),
    fetchIntelligence(options),
    followAgain(store),
    followRequests(store),
    rankFindings(store),
    rankForgottenFindings(store),
    tellPeople(store, identity),
  ];
}
