import type {
  StoreProvider,
  StoreValues,
} from '@wardroom/remote-access-common';
import type { z } from 'zod';

/**
 * A kind of store in which credentials are kept outside. It has two halves, split by trust: what stands here runs in the
 * portal, describes forms and checks what is typed into them; what `client` names runs in the gateway and is the only
 * part that meets a secret.
 */
export type CredentialStoreProvider = {
  /** Its forms. Its id stands in stored rows and never changes. */
  description: StoreProvider;
  /** Checks the settings of a store. */
  settings: z.ZodType<StoreValues>;
  /** Checks where a credential is, for each kind of credential that it has. */
  references: Partial<
    Record<StoreProvider['references'][number]['kind'], z.ZodType<StoreValues>>
  >;
  /** Path of a file that exports a `storeClient` of the type `StoreClient`. The gateway loads it when it starts. */
  client: string;
};
