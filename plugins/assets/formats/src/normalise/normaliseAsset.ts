import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';
import { identifierKinds } from '../record/ScannedAsset';
import { cleanText } from './cleanText';
import { cleanValue } from './cleanValue';
import { isPort } from './isPort';

const LINE = 500;

/** All findings of a host have the same object for it. */
const known = new WeakMap<ScannedAsset, ScannedAsset>();

/** An asset made whole: its identifiers each once, the best first. */
export function normaliseAsset(asset: ScannedAsset): ScannedAsset {
  const made = known.get(asset) ?? madeWhole(asset);
  known.set(asset, made);
  return made;
}

function madeWhole(asset: ScannedAsset): ScannedAsset {
  const seen = new Map<string, AssetIdentifier>();
  for (const { kind, value, zone } of asset.identifiers) {
    const clean = cleanText(value, LINE).trim();
    if (clean)
      seen.set(JSON.stringify([kind, clean, zone]), {
        kind,
        value: clean,
        ...(zone ? { zone: cleanText(zone, LINE) } : {}),
      });
  }
  const identifiers = [...seen.values()].sort(
    (a, b) =>
      identifierKinds.indexOf(a.kind) - identifierKinds.indexOf(b.kind) ||
      (a.value < b.value ? -1 : 1),
  );
  const name = cleanText(asset.name, LINE).replace(/\s+/g, ' ').trim();
  const { services, ...rest } = cleanValue(asset) as ScannedAsset;
  return {
    ...rest,
    ...(services
      ? { services: services.filter(({ port }) => isPort(port)) }
      : {}),
    name: name || identifiers[0]?.value || 'unknown',
    identifiers,
  };
}
