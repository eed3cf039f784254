import { ConflictError, InputError } from '@backstage/errors';
import { isActive } from '@wardroom/assets-common';
import type { StoredFinding } from './findingOf';
import { shortOf } from './mustBeSeen';

/**
 * Two findings can be one where they are of one asset, and where nothing is hidden by it: neither behind what was decided
 * about the one that stays, nor behind a later due date. InputError or ConflictError where they cannot.
 */
export function mustBeSame(gone: StoredFinding, kept: StoredFinding): void {
  const [one, other] = [gone, kept].map(({ title }) => `“${shortOf(title)}”`);
  if (gone.asset.id !== kept.asset.id) {
    throw new InputError(
      `into: must be of the same asset, and ${other} is of ${kept.asset.title}`,
    );
  }
  if (!isActive(kept.state)) {
    throw new ConflictError(
      `${other} is ${kept.state.replaceAll('_', ' ')}: it would hide ${one}, which is not`,
    );
  }
  if (gone.dueAt && (!kept.dueAt || gone.dueAt < kept.dueAt)) {
    throw new ConflictError(
      `${one} is due earlier: join ${other} with it, not the other way round`,
    );
  }
}
