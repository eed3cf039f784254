import {
  addressKind,
  assetLifecycle,
  type AssetType,
} from '@wardroom/assets-common';
import type { AssetIdentifier } from '@wardroom/assets-formats';
import { rankOf } from '../asset/rankOf';
import type { DescribedAsset } from './matchAssets';

const TITLE = 80;
const SLUG = 34;
const MOST_ADDRESSES = 20;

/** Accounts, subscriptions and projects, as clouds write them. */
const account =
  /^\d{12}$|^arn:[^:]*:iam::\d{12}:root$|^\/subscriptions\/[^/]+$|^projects\/[^/]+$/i;

/** The row of an asset that a scan has found and nobody has entered. */
export function discoveredAsset(
  id: string,
  { name, os, identifiers }: DescribedAsset,
  taken: Set<string>,
) {
  const title = name.slice(0, TITLE);
  const slug = freeSlug(name, taken);
  const addresses = [
    ...new Set(identifiers.map(({ value }) => value.toLowerCase())),
  ]
    .filter(value => addressKind(value) !== undefined)
    .slice(0, MOST_ADDRESSES);
  return {
    id,
    name: slug,
    title,
    type: typeOf(identifiers[0]),
    criticality: rankOf('medium'),
    addresses,
    os: os.slice(0, 200),
    state: assetLifecycle.initial,
    search: [slug, title, ...addresses].join('\n').toLowerCase(),
  };
}

function typeOf(best: AssetIdentifier | undefined): AssetType {
  switch (best?.kind) {
    case 'cloud-id':
      return account.test(best.value) ? 'cloud-account' : 'host';
    case 'origin':
      return 'web-app';
    case 'image':
      return 'container-image';
    case 'repository':
      return 'repository';
    default:
      return 'host';
  }
}

/** The name as it may stand in addresses, with a number where another asset has it. */
function freeSlug(name: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, SLUG)
      .replace(/^-+|-+$/g, '') || 'asset';
  const first = base.length < 2 ? `asset-${base}` : base;
  let slug = first;
  for (let next = 2; taken.has(slug); next += 1) slug = `${first}-${next}`;
  taken.add(slug);
  return slug;
}
