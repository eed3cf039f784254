import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';

/** The thing in a cloud that something flagged is of. */
export type ScoutsuiteResource = {
  /** ARN, id of a computer, or the path to it. */
  id: string;
  name?: string;
  region?: string;
};

/** Kinds of things whose names are looked for; others go by their paths. */
const MOST_KINDS = 200;
const NAMES = ['arn', 'name'];

/**
 * What the flagged items of rules are of, by item. An item is a path into the file (`s3.buckets.5eb6.logging`) that holds
 * hashes in place of names; ARNs and names stand in the descriptions of the things, elsewhere in the file.
 *
 * @param rules - with their `items` and the kind of path that these have (`s3.buckets.id`)
 */
export async function scoutsuiteResources(
  file: ScanFile,
  rules: JsonRecord[],
): Promise<Map<string, ScoutsuiteResource>> {
  const kinds = new Set<string>();
  const places = new Map<string, string[]>();
  for (const rule of rules) {
    const kind = rule.text('display_path') ?? rule.text('path') ?? '';
    const items = rule.texts('items');
    if (items.length > 0 && kinds.size < MOST_KINDS) kinds.add(kind);
    for (const item of items)
      places.set(item, item.split('.').slice(0, kind.split('.').length));
  }
  const wanted = new Set([...places.values()].map(keyOf));
  const found = await namesIn(file, [...kinds], wanted);
  return new Map(
    [...places].map(([item, place]) => [
      item,
      resourceAt(place, found.get(keyOf(place))),
    ]),
  );
}

async function namesIn(
  file: ScanFile,
  kinds: string[],
  wanted: Set<string>,
): Promise<Map<string, Record<string, unknown>>> {
  const paths = kinds.flatMap(kind => {
    const steps = kind.split('.').map(step => (step === 'id' ? '*' : step));
    return NAMES.map(name => ['services', ...steps, name].join('.'));
  });
  const found = new Map<string, Record<string, unknown>>();
  for await (const { place, value } of file.json(paths, { assigned: true })) {
    const key = keyOf(place.slice(1, -1));
    if (wanted.has(key))
      found.set(key, { ...found.get(key), [String(place.at(-1))]: value });
  }
  return found;
}

function keyOf(place: unknown[]): string {
  return JSON.stringify(place);
}

function resourceAt(
  place: string[],
  fields: Record<string, unknown> = {},
): ScoutsuiteResource {
  const known = new JsonRecord(fields);
  const last = place.at(-1) ?? '';
  const computer = /^i-[0-9a-f]{8,17}$/.test(last) ? last : undefined;
  // ARNs of buckets are those of all that is in them.
  const arn = known.text('arn')?.replace(/\/\*$/, '');
  const region = place.indexOf('regions');
  return {
    id: arn ?? computer ?? place.join('.'),
    name: known.text('name'),
    region: region < 0 ? undefined : place[region + 1],
  };
}
