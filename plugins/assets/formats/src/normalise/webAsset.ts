import type { ScannedAsset } from '../record/ScannedAsset';
import { identify } from './identify';

/** The web application at an address, which may lack its scheme; undefined where there is none. */
export function webAsset(
  address: string | undefined,
): ScannedAsset | undefined {
  const [identifier] = identify(address ?? '');
  return identifier && { name: identifier.value, identifiers: [identifier] };
}
