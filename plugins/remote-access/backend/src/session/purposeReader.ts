import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { interventionsContract } from '@wardroom/interventions-common';
import { pluginClient } from '@wardroom/platform-node';
import type { PurposeOf } from './AccessCheck';

/** Reads the request that a session is for, as it is at this moment. */
export function purposeReader(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): PurposeOf {
  const { interventions } = pluginClient(interventionsContract, options);
  return async (tenant, id) => {
    try {
      const facts = await interventions.facts({ tenant, id });
      const { number, title, underWay, assignee } = facts;
      return { key: number, title, open: underWay, assignee };
    } catch (error) {
      if ((error as Error).name === 'NotFoundError') return undefined;
      throw error;
    }
  };
}
