import { join } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';

/** The folder of what the audit log keeps outside of the database, if there is a data folder. */
export function auditFolder(config: RootConfigService): string | undefined {
  const dataDir =
    config.getOptionalString('wardroom.dataDir') ??
    process.env.WARDROOM_DATA_DIR;
  return dataDir ? join(dataDir, 'audit') : undefined;
}
