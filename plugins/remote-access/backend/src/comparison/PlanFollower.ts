import type { interventionsContract } from '@wardroom/interventions-common';
import {
  systemScope,
  type PluginClient,
  type TenantStore,
} from '@wardroom/platform-node';
import { isLive } from '@wardroom/remote-access-common';
import type { CommandWriter } from '../command/CommandWriter';
import type { GrantWriter } from '../grant/GrantWriter';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { SessionWriter } from '../session/SessionWriter';
import type { SessionFileWriter } from '../sessionFile/SessionFileWriter';
import { compareSession } from './compareSession';
import type {
  PlanReportReader,
  StoredPlanReport,
} from '../planReport/PlanReportReader';
import {
  keepsOpen,
  type PlanReportWriter,
} from '../planReport/PlanReportWriter';

type Store = TenantStore<
  { planReports: typeof PlanReportReader; sessions: typeof SessionReader },
  {
    commands: typeof CommandWriter;
    grants: typeof GrantWriter;
    planReports: typeof PlanReportWriter;
    sessionFiles: typeof SessionFileWriter;
    sessions: typeof SessionWriter;
  }
>;

export type Objections = Pick<
  PluginClient<typeof interventionsContract>['objections'],
  'raise' | 'settle'
>;

const everywhere = systemScope('remote-access', '*');

/**
 * Compares sessions with their plans as soon as they are over, and keeps their requests open until what they did beside
 * their plans is explained. It looks at what is there, so that no event that was lost leaves anything undone.
 */
export class PlanFollower {
  readonly #store: Store;
  readonly #objections: Objections;

  constructor(options: { store: Store; objections: Objections }) {
    this.#store = options.store;
    this.#objections = options.objections;
  }

  async follow(): Promise<void> {
    const over = await this.#store.read(everywhere, async r => {
      const running = await r.planReports.running();
      const sessions = await r.sessions.byIds(running.map(({ id }) => id));
      return sessions.filter(({ state }) => !isLive(state));
    });
    for (const session of over) {
      await unlessChanged(
        this.#store.transact(everywhere, tx => compareSession(tx, session)),
      );
    }
    const untold = await this.#store.read(everywhere, r =>
      r.planReports.untold(),
    );
    for (const report of untold) await this.#tell(report);
  }

  /** Compares a session again of which something was told after its end. */
  async again(session: Pick<StoredSession, 'tenant' | 'id'>): Promise<void> {
    await this.#store.transact(everywhere, tx => compareSession(tx, session));
  }

  async #tell(report: StoredPlanReport): Promise<void> {
    const { tenant, interventionId: id, id: about, state } = report;
    if (id && keepsOpen(state)) {
      const path = `/sessions/${tenant}/${about}/report`;
      const text = textOf(report);
      await this.#objections.raise({ tenant, id, about, text, path });
    } else if (id) {
      await this.#objections.settle({ tenant, id, about });
    }
    await this.#store.transact(everywhere, tx =>
      tx.planReports.noteObjected(report),
    );
  }
}

function textOf({ state, target }: StoredPlanReport): string {
  return state === 'running'
    ? `The session on ${target} is not over, and will be compared with its plan`
    : `The session on ${target} did otherwise than planned, which nobody has explained yet`;
}

/** What somebody else changed meanwhile is looked at in the next round. */
async function unlessChanged(work: Promise<void>): Promise<void> {
  await work.catch(error => {
    if ((error as Error).name !== 'ConflictError') throw error;
  });
}
