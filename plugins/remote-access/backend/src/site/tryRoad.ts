import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { SiteTrial } from '@wardroom/remote-access-common';
import type { CredentialReader } from '../credential/CredentialReader';
import type { Gateways } from '../gateway/Gateways';
import type { TargetReader } from '../target/TargetReader';
import { findRoad } from './findRoad';
import type { SiteReader } from './SiteReader';

type Readers = {
  sites: typeof SiteReader;
  targets: typeof TargetReader;
  credentials: typeof CredentialReader;
};
type Store = TenantStore<Readers, Readers>;

const everywhere = systemScope('remote-access', '*');
const trialMs = 20_000;

/** Dials a place through a site and hangs up. */
export type TryRoad = (
  from: { tenant: string; site: string; person: string },
  place: { host: string; port: number },
) => Promise<SiteTrial>;

/** Lets the gateway, which dials sessions as well, try a road: what it says is what a session would meet. */
export function tryRoad(options: { store: Store; gateway: Gateways }): TryRoad {
  const { store, gateway } = options;
  return async (from, place) => {
    const run = gateway.nearConnector();
    const found = await store.read(everywhere, r =>
      r.sites
        .get(from.tenant, from.site)
        .then(({ tenant, id, name }) =>
          findRoad(
            r,
            { tenant, name, ...place, site: { id, name }, jumps: [] },
            run.presence.connectorSocket,
          ),
        ),
    );
    if ('fault' in found) return { reached: false, sentence: found.fault };
    const asked = { ...found, ...place, person: from.person };
    return run.channel.ask('tryRoad', asked, { timeoutMs: trialMs });
  };
}
