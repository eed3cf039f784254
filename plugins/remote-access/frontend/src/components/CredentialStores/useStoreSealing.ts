import { ProblemError, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  sealSecret,
  type Sealed,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.credential;

/** Encrypts what a store is asked with, for the gateway, this store and this version alone. */
export function useStoreSealing() {
  const client = useClient(remoteAccessContract);
  return async (
    secret: string,
    place: { tenant: string; id: string; version: number },
  ): Promise<Sealed> => {
    const { seal } = await client.gatewayKeys.list({});
    if (!seal) {
      throw new ProblemError({
        ...{ status: 503, title: words.create, detail: words.noGateway },
      });
    }
    const bytes = new TextEncoder().encode(secret.trim());
    try {
      return await sealSecret(bytes, seal, {
        purpose: 'store-secret',
        ...place,
      });
    } finally {
      bytes.fill(0);
    }
  };
}
