import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { interventionsContract } from '@wardroom/interventions-common';
import { pluginClient } from '@wardroom/platform-node';
import type { PurposesOf } from './AccessCheck';

/** Reads the requests that sessions are for, as they are at this moment, with one question for all of them. */
export function purposeReader(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): PurposesOf {
  const { interventions } = pluginClient(interventionsContract, options);
  return async requests => {
    const { items } = await interventions.allFacts({ requests });
    return requests.map(({ tenant, id }) => {
      const facts = items.find(f => f.tenant === tenant && f.id === id);
      if (!facts) return undefined;
      const { number: key, title, underWay: open, assignee } = facts;
      return { key, title, open, assignee };
    });
  };
}
