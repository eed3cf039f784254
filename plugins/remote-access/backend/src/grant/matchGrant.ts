import {
  closingTime,
  isOpen,
  nextOpening,
} from '@wardroom/remote-access-common';
import type { StoredGrant } from './GrantReader';

/** Who wants to go where, as far as grants ask. */
export type GrantWish = {
  tenant: string;
  person: string;
  target: { id: string; asset: string };
  /** Tags of the target's asset. */
  tags: readonly string[];
  intervention?: string;
};

export type GrantMatch =
  | { open: StoredGrant; until: Date }
  /** None is open; `next` is when the first one opens. */
  | { open: undefined; next?: Date };

/**
 * The grant that lets a wish come true at this moment, or when one will. One with a plan goes before one without, and
 * what was planned for the very request before all else: who planned something did not mean it to be passed by. Of equal
 * ones it is that which lasts longest.
 */
export function matchGrant(
  given: readonly StoredGrant[],
  wish: GrantWish,
  now: Date,
): GrantMatch {
  const fitting = given.filter(
    grant => grant.state === 'granted' && fits(grant, wish),
  );
  const open = fitting
    .filter(({ window }) => isOpen(window, now))
    .map(grant => ({ grant, until: closingTime(grant.window, now) }))
    .sort(
      (a, b) =>
        weightOf(b.grant) - weightOf(a.grant) ||
        b.until.getTime() - a.until.getTime(),
    );
  if (open.length > 0) return { open: open[0].grant, until: open[0].until };
  const openings = fitting
    .flatMap(({ window }) => nextOpening(window, now) ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  return { open: undefined, next: openings[0] };
}

function weightOf({ plan, intervention }: StoredGrant): number {
  if (!plan) return 0;
  return intervention ? 2 : 1;
}

function fits(grant: StoredGrant, wish: GrantWish): boolean {
  if (grant.tenant !== wish.tenant) return false;
  if (grant.person && grant.person !== wish.person) return false;
  if (grant.intervention && grant.intervention.id !== wish.intervention) {
    return false;
  }
  const { targets } = grant;
  switch (targets.kind) {
    case 'all':
      return true;
    case 'targets':
      return targets.ids.includes(wish.target.id);
    case 'asset':
      return targets.id === wish.target.asset;
    default:
      return wish.tags.includes(targets.tag);
  }
}
