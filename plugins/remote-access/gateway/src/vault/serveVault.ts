import type {
  GatewayIdentity,
  Handlers,
  StoreFailure,
  vaultCalls,
} from '@wardroom/remote-access-common';
import { createSealedRecordingKey } from '../keys/createSealedRecordingKey';
import type { KeyStore } from '../keys/KeyStore';
import { reseal } from '../keys/reseal';
import type { SecretChange } from '../rotation/SecretChange';
import type { CredentialSource } from '../store/CredentialSource';

/** What there is to serve the vault with, once the portal has greeted the gateway. */
type Vault = {
  keys: KeyStore;
  source: CredentialSource;
  change: SecretChange;
};

/** Answers what the portal asks about keys and secrets. */
export function serveVault(gateway: {
  here(): Vault;
  identity(): GatewayIdentity;
}): Handlers<typeof vaultCalls> {
  const { here, identity } = gateway;
  return {
    createRecordingKey: input => createSealedRecordingKey(here().keys, input),
    reseal: ({ secrets }) => reseal(here().keys, secrets),
    checkStore: async order => {
      const fault = await here()
        .source.check(order)
        .catch(({ reason }: StoreFailure) => reason);
      return { fault: fault ?? undefined };
    },
    prepareRotation: async ({ present, context }) => ({
      sealed: await here().change.prepare(present, context),
    }),
    changeSecret: order => here().change.change(order),
    rotateKeys: async () => {
      await here().keys.rotate();
      return identity();
    },
    destroyKey: async ({ kid }) => {
      await here().keys.destroy(kid);
      return identity();
    },
  };
}
