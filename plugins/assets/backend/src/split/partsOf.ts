import { InputError } from '@backstage/errors';
import { addressKind } from '@wardroom/assets-common';
import type { StoredIdentifier } from './SplitReader';

/** What an asset is known by, in two parts. */
export type Parts = {
  /** Names of the identifiers that go. */
  moved: string[];
  /** Names of those of the same kinds that stay: they tell which of both a scan means. */
  telling: string[];
  /** Those that go as addresses of an asset, but for what is a name of one that stays, too. */
  addresses: string[];
};

/**
 * Parts the identifiers of an asset.
 *
 * @param ids - of those that go
 * @throws InputError where one is of another asset, or none would stay
 */
export function partsOf(held: StoredIdentifier[], ids: string[]): Parts {
  const chosen = new Set(ids);
  const going = held.filter(({ id }) => chosen.has(id));
  const staying = held.filter(({ id }) => !chosen.has(id));
  if (going.length < chosen.size) {
    throw new InputError(
      'identifiers: one of them is not of this asset any more; load it again and repeat your choice',
    );
  }
  if (going.length > 0 && staying.length === 0) {
    throw new InputError(
      'identifiers: must leave one, or no scan would find this asset again',
    );
  }
  const kinds = new Set(going.map(({ kind }) => kind));
  const valuesOf = (all: StoredIdentifier[]) =>
    new Set(all.map(({ value }) => value.toLowerCase()));
  const kept = valuesOf(staying);
  return {
    moved: going.map(({ name }) => name),
    telling: staying
      .filter(({ kind }) => kinds.has(kind))
      .map(({ name }) => name),
    addresses: [...valuesOf(going)].filter(
      value => !kept.has(value) && addressKind(value) !== undefined,
    ),
  };
}
