import {
  sealSecret,
  type SealContext,
  type Sealed,
} from '@wardroom/remote-access-common';
import type { KeyStore } from './KeyStore';

/** Seals a secret to the present key, for the same thing as before. It is in the open for no longer than that takes. */
export async function reseal(
  keys: KeyStore,
  { sealed, context }: { sealed: Sealed; context: SealContext },
): Promise<{ sealed: Sealed }> {
  const plain = await keys.unseal(sealed, context);
  try {
    return { sealed: await sealSecret(plain, keys.seal, context) };
  } finally {
    plain.fill(0);
  }
}
