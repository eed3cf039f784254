import type { StoredSession } from './SessionReader';

/** Who wants to be where, and by what right: what is asked before a session, and again while it runs. */
export type Wish = {
  person: string;
  tenant: string;
  /** Id of the target. */
  target: string;
  /** The request it is for; absent under emergency access. */
  intervention?: string;
  emergency?: string;
  /** The grant that a session rests on already. */
  grant?: string;
  /** The way to the target that a session took already. */
  way?: number;
  /** Tags of the target's asset, where they are known. */
  tags?: readonly string[];
};

/** What a session that exists asks for: to go on. */
export function wishOf(session: StoredSession): Wish {
  const { person, tenant, target, intervention, emergency, grant } = session;
  return {
    ...{ person, tenant, grant, way: session.targetWay },
    target: target.id,
    intervention: intervention?.id,
    emergency: emergency?.id,
  };
}
