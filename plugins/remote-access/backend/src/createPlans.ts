import { commandHandler } from './command/commandHandler';
import { PlanFollower, type Objections } from './comparison/PlanFollower';
import { PlanReportService } from './planReport/PlanReportService';
import type { RemoteAccessStore } from './RemoteAccessStore';
import { fileHandlers } from './session/fileHandlers';

/** What keeps of sessions what they did, and compares it with their plans. */
export function createPlans({
  store,
  neighbours,
}: {
  store: RemoteAccessStore;
  neighbours: { objections: Objections };
}) {
  const { objections } = neighbours;
  const follower = new PlanFollower({ store, objections });
  return {
    follower,
    planReports: new PlanReportService({
      ...{ store, follow: () => follower.follow() },
    }),
    told: {
      commands: commandHandler(store, session => follower.again(session)),
      ...fileHandlers(store),
    },
  };
}
