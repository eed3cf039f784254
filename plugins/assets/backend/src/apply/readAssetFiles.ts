import {
  AssetEntity,
  describedBy,
  type AssetDescription,
} from '@wardroom/assets-common';
import { readEntities } from './readEntities';

/** The assets that entity files describe. */
export function readAssetFiles(files: string): AssetDescription[] {
  const kind = { name: 'Asset', noun: 'asset', schema: AssetEntity };
  return readEntities(files, kind).map(describedBy);
}
