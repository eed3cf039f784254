import {
  encodeSiteSecret,
  readOpenVpnConfig,
  readWireGuardConfig,
  sealSecret,
  type Sealed,
  type SealPublicKey,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { fieldProblem, hasFile, type SiteValues } from './siteValues';

const words = messages.site;

/**
 * Checks the file of a tunnel, as the connector will once more, and encrypts it so that the connector alone can open it,
 * for this site and version alone. Throws a problem of its field that names the line which is refused.
 */
export async function sealSite(options: {
  values: SiteValues;
  key: SealPublicKey;
  tenant: string;
  id: string;
  version: number;
}): Promise<Sealed> {
  const { values, key, tenant, id, version } = options;
  const { kind, file, username, password, passphrase } = values;
  if (!hasFile(kind) || !file.trim()) {
    throw fieldProblem('file', words.faults.noFile);
  }
  try {
    if (kind === 'openvpn') readOpenVpnConfig(file);
    else readWireGuardConfig(file);
  } catch (error) {
    throw fieldProblem('file', (error as Error).message);
  }
  const secret = encodeSiteSecret({
    ...{ kind, file, username, password, passphrase },
  });
  try {
    const context = { purpose: 'site' as const, tenant, id, version };
    return await sealSecret(secret, key, context);
  } finally {
    secret.fill(0);
  }
}
