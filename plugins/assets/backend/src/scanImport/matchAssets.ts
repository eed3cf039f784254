import {
  identifierKinds,
  type AssetIdentifier,
  type IdentifierKind,
} from '@wardroom/assets-formats';

/** An asset as a file describes it, or the one that somebody named for the file. */
export type DescribedAsset = {
  number: number;
  name: string;
  os: string;
  identifiers: AssetIdentifier[];
  named?: string;
};

export type HeldIdentifier = AssetIdentifier & {
  assetId: string;
  /** Assets that it was told not to be of, when they were split. */
  notOf?: string[];
};

export type AssetMatch = {
  /** By the number of the description. */
  assetOf: Map<number, string>;
  /** Assets that nobody knew, with the first description of each. */
  discovered: { assetId: string; described: DescribedAsset }[];
  /** Identifiers that nobody held. */
  identifiers: HeldIdentifier[];
  warnings: string[];
};

const rank = (kind: IdentifierKind) => identifierKinds.indexOf(kind);

/** Names of which a thing may have several, but two things have none in common. What an agent calls it is the agent's own. */
const names: readonly IdentifierKind[] = ['cloud-id', 'fqdn', 'hostname'];
/** Identifiers that go from one thing to another: addresses are leased and shared, host names repeat in other domains. */
const shared: readonly IdentifierKind[] = ['hostname', 'ip', 'mac'];

/**
 * Finds out which asset each description means: by one kind of identifier after the other, best first. What was matched
 * wrongly would close findings of another asset, so a shared identifier does not count where both have better names of
 * one kind and none of them in common. An identifier that another asset holds stays there. Descriptions are looked at in
 * an order of their own, so that the order of the file is no difference. Where people have told two assets apart, what
 * they have told them apart by comes before all that may be of either.
 *
 * @param newAssetId - makes the id of an asset that nobody knew
 */
export function matchAssets(
  described: DescribedAsset[],
  held: HeldIdentifier[],
  newAssetId: () => string,
): AssetMatch {
  const match: AssetMatch = {
    assetOf: new Map(),
    discovered: [],
    identifiers: [],
    warnings: [],
  };
  const holders = new Holders(held);
  for (const each of inOrder(described)) {
    const found = each.named ?? holders.find(each);
    const assetId = found ?? newAssetId();
    if (!found) match.discovered.push({ assetId, described: each });
    match.assetOf.set(each.number, assetId);
    for (const identifier of each.identifiers) {
      const holder = holders.of(identifier);
      if (holder === undefined) {
        const added = { ...identifier, assetId };
        holders.add(added);
        match.identifiers.push(added);
      } else if (holder !== assetId && !holders.areApart(each, holder))
        match.warnings.push(
          `${each.name}: ${identifier.kind} ${identifier.value} is of another asset and stays there`,
        );
    }
  }
  return match;
}

/** Who holds which identifier. */
class Holders {
  readonly #held = new Map<string, HeldIdentifier>();
  readonly #names = new Map<string, Set<string>>();

  constructor(held: HeldIdentifier[]) {
    for (const each of held) this.add(each);
  }

  add(held: HeldIdentifier): void {
    this.#held.set(keyOf(held), held);
    const key = JSON.stringify([held.assetId, held.kind]);
    const known = this.#names.get(key) ?? new Set();
    this.#names.set(key, known.add(held.value));
  }

  of(identifier: AssetIdentifier): string | undefined {
    return this.#held.get(keyOf(identifier))?.assetId;
  }

  find({ identifiers }: DescribedAsset): string | undefined {
    const found = this.#findFirst(identifiers);
    if (!found) return undefined;
    const told = this.#heldOf(identifiers).find(
      ({ assetId, notOf = [] }) =>
        notOf.includes(found) || (assetId === found && notOf.length > 0),
    );
    return told?.assetId ?? found;
  }

  /** Whether what the description says was told not to be of this asset. */
  areApart({ identifiers }: DescribedAsset, assetId: string): boolean {
    return this.#heldOf(identifiers).some(({ notOf }) =>
      notOf?.includes(assetId),
    );
  }

  #heldOf(identifiers: AssetIdentifier[]): HeldIdentifier[] {
    return identifiers.flatMap(each => this.#held.get(keyOf(each)) ?? []);
  }

  #findFirst(identifiers: AssetIdentifier[]): string | undefined {
    for (const identifier of identifiers) {
      const holder = this.of(identifier);
      const isSame =
        !shared.includes(identifier.kind) ||
        !this.#contradict(identifiers, holder, identifier.kind);
      if (holder && isSame) return holder;
    }
    return undefined;
  }

  #contradict(
    identifiers: AssetIdentifier[],
    holder: string | undefined,
    by: IdentifierKind,
  ): boolean {
    return names.some(kind => {
      const own = identifiers.filter(each => each.kind === kind);
      const theirs = this.#names.get(JSON.stringify([holder, kind]));
      return (
        rank(kind) < rank(by) &&
        own.length > 0 &&
        theirs !== undefined &&
        !own.some(each => theirs.has(each.value))
      );
    });
  }
}

/** Identifiers are the same where these are. */
export function keyOf({ kind, value, zone = '' }: AssetIdentifier): string {
  return JSON.stringify([kind, value, zone]);
}

/** Those with the best identifiers first; numbers are no help, they follow the file. */
function inOrder(described: DescribedAsset[]): DescribedAsset[] {
  return described
    .map(each => {
      const { identifiers, name, os } = each;
      const best = identifiers[0] ? rank(identifiers[0].kind) : -1;
      return { each, best, text: JSON.stringify([identifiers, name, os]) };
    })
    .sort((a, b) => a.best - b.best || (a.text < b.text ? -1 : 1))
    .map(({ each }) => each);
}
