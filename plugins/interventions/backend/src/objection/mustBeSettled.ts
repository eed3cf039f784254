import { ConflictError } from '@backstage/errors';
import type { Objection } from '@wardroom/interventions-common';

/** Throws ConflictError that names what keeps a request open. */
export function mustBeSettled(objections: Objection[]): void {
  if (objections.length === 0) return;
  const texts = objections.map(({ text }) => text).join('; ');
  throw new ConflictError(`This request cannot be resolved yet: ${texts}`);
}
