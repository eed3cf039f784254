import { SiteKeeper } from './SiteKeeper';
import { SiteService } from './SiteService';
import { tryRoad } from './tryRoad';

type Options = Omit<ConstructorParameters<typeof SiteKeeper>[0], 'socket'> &
  Parameters<typeof tryRoad>[0] &
  Pick<ConstructorParameters<typeof SiteService>[0], 'store' | 'recheck'> & {
    settings: { connectorSocket?: string; dialOutHost?: string };
  };

/** What works for sites: the one who has the connector keep them, and their use cases. */
export function createSites(options: Options): {
  siteKeeper: SiteKeeper;
  sites: SiteService;
} {
  const { store, logger, gateway, settings, recheck } = options;
  const { connectorSocket, dialOutHost } = settings;
  const siteKeeper = new SiteKeeper({ store, logger, socket: connectorSocket });
  const sites = new SiteService({
    ...{ store, dialOutHost, keeper: siteKeeper, recheck },
    tryRoad: tryRoad({ store, gateway }),
  });
  return { siteKeeper, sites };
}
