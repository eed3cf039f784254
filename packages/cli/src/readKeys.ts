import { readFile } from 'node:fs/promises';
import { auditKey, digest, type AuditKey } from '@wardroom/audit-common';
import { nodeTrailCrypto } from './nodeTrailCrypto';

/**
 * Reads trusted public keys: the answer of `/api/audit/keys` as it was saved, or lines of 64 hexadecimal digits.
 */
export async function readKeys(path: string): Promise<AuditKey[]> {
  const text = await readFile(path, 'utf8');
  const found = text.trim().startsWith('{') ? listed(text) : text.split(/\s+/);
  const keys = found.filter(key => digest.safeParse(key).success);
  if (keys.length === 0) {
    throw new Error(
      `${path} holds no public key: save the answer of /api/audit/keys in it`,
    );
  }
  return keys.map(key => auditKey(key, nodeTrailCrypto.sha256));
}

function listed(text: string): string[] {
  try {
    const { items = [] } = JSON.parse(text) as {
      items?: { publicKey?: string }[];
    };
    return items.flatMap(({ publicKey }) => publicKey ?? []);
  } catch {
    return [];
  }
}
