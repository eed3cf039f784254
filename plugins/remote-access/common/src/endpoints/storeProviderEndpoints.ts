import { z } from 'zod';
import { endpoint } from '@wardroom/platform-common';
import { StoreProvider } from '../credential/CredentialStore';

/** What kinds of stores this installation knows. */
export const storeProviderEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/store-providers',
    scope: 'self',
    summary: 'Kinds of stores outside, and the addresses that are allowed',
  })
    .input(z.strictObject({}))
    .output(
      z.object({
        items: z.array(StoreProvider),
        /** Scheme, host and port of the stores that app-config allows. */
        addresses: z.array(z.string()),
      }),
    ),
};
