import { csvLine, type Page } from '@wardroom/platform-common';
import type { StoredAsset } from './AssetReader';

const head = [
  'customer',
  'name',
  'title',
  'type',
  'criticality',
  'exposure',
  'owner',
  'addresses',
  'tags',
  'state',
  'updated',
];

/** The list as CSV, page by page, so that no list is too long for the memory of the server. */
export async function* assetTable(
  pageAt: (cursor?: string) => Promise<Page<StoredAsset>>,
): AsyncGenerator<string> {
  yield csvLine(head);
  let cursor: string | undefined;
  do {
    const page = await pageAt(cursor);
    yield page.items.map(lineOf).join('');
    cursor = page.nextCursor;
  } while (cursor);
}

function lineOf(asset: StoredAsset): string {
  return csvLine([
    asset.tenant,
    asset.name,
    asset.title,
    asset.type,
    asset.criticality,
    asset.exposure,
    asset.owner,
    asset.addresses.join(' '),
    asset.tags.join(' '),
    asset.state,
    asset.updatedAt,
  ]);
}
