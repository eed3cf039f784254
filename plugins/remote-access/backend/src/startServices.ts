import type { LifecycleService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { startJobs, type WebSocketUpgrades } from '@wardroom/platform-node';
import type { createServices, Neighbours } from './createServices';
import { onAccessLost } from './events/onAccessLost';
import { onNews } from './events/onNews';
import { onSessionEnded } from './events/onSessionEnded';
import { onSignedOut } from './events/onSignedOut';
import { deleteRecordings } from './jobs/deleteRecordings';
import { deleteOldTickets } from './jobs/deleteOldTickets';
import { onSessionChanged } from './events/onSessionChanged';
import { expireAccess } from './jobs/expireAccess';
import { followPlans } from './jobs/followPlans';
import { guardSessions } from './jobs/guardSessions';
import { keepSites } from './jobs/keepSites';
import { remindPeople } from './jobs/remindPeople';
import { rotateSecrets } from './jobs/rotateSecrets';
import { tellPeople } from './jobs/tellPeople';
import { watchGateways } from './jobs/watchGateways';
import { resealSecrets } from './jobs/resealSecrets';
import type { Gateways } from './gateway/Gateways';
import type { RemoteAccessStore } from './RemoteAccessStore';

/** Starts what works by itself: the gateway, the way of its sockets, and those who watch over open sessions. */
export async function startServices(
  services: ReturnType<typeof createServices<Gateways>>,
  options: {
    store: RemoteAccessStore;
    lifecycle: LifecycleService;
    events: EventsService;
    upgrades: WebSocketUpgrades;
    identity: Neighbours['identity'];
  },
): Promise<void> {
  const { gateway, host, guard, recovery, reseal } = services;
  const { rotations, siteKeeper, follower } = services;
  const { store, lifecycle, events, upgrades } = options;
  lifecycle.addShutdownHook(() => gateway.stop());
  lifecycle.addShutdownHook(() => siteKeeper.stop());
  siteKeeper.start();
  upgrades.register('/gw/', (...upgrade) => gateway.accept(...upgrade));
  gateway.start(host);
  const jobs = [
    guardSessions({ guard, recovery, gateway }),
    watchGateways({ store, recovery }),
    deleteOldTickets(store),
    resealSecrets(reseal),
    expireAccess(store),
    followPlans(follower),
    remindPeople(store),
    tellPeople(store, options.identity),
    deleteRecordings({ store, gateway }),
    keepSites(siteKeeper),
    rotateSecrets(rotations),
  ];
  startJobs(store, jobs, lifecycle);
  await onAccessLost(events, guard);
  await onSessionEnded(events, rotations);
  await onSessionChanged(events, follower);
  await onSignedOut(events, store);
  await onNews(store, events);
}
