import {
  sealSecret,
  type SealContext,
  type Sealed,
} from '@wardroom/remote-access-common';
import type { KeyStore } from './KeyStore';

/**
 * Seals secrets to the present key, each for the same thing as before. One at a time: each is in the open for no longer
 * than that takes, and open sessions go on in between. One that does not open stays what it is and stops nothing.
 */
export async function reseal(
  keys: KeyStore,
  secrets: { sealed: Sealed; context: SealContext }[],
): Promise<{ secrets: { sealed?: Sealed }[] }> {
  const renewed: { sealed?: Sealed }[] = [];
  for (const { sealed, context } of secrets) {
    const plain = await keys.unseal(sealed, context).catch(() => undefined);
    if (!plain) {
      renewed.push({});
      continue;
    }
    try {
      renewed.push({ sealed: await sealSecret(plain, keys.seal, context) });
    } finally {
      plain.fill(0);
    }
  }
  return { secrets: renewed };
}
