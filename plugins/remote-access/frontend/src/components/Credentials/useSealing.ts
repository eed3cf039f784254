import { ProblemError, useClient } from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type Sealed,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import {
  faultOfSecret,
  sealCredential,
  type CredentialValues,
} from './sealCredential';

const words = messages.credential;

/** Seals a secret to the present key of the gateway; a secret that cannot be right is a problem of its field. */
export function useSealing() {
  const client = useClient(remoteAccessContract);
  return async (
    values: CredentialValues,
    place: { tenant: string; id: string; version: number },
  ): Promise<Sealed> => {
    const fault = faultOfSecret(values, words.faults);
    if (fault) {
      throw new ProblemError({
        ...{ status: 400, title: words.create, detail: fault.message },
        errors: [fault],
      });
    }
    const { seal } = await client.gatewayKeys.list({});
    if (!seal) {
      throw new ProblemError({
        ...{ status: 503, title: words.create, detail: words.noGateway },
      });
    }
    return sealCredential({ values, key: seal, ...place });
  };
}
