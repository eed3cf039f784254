import { StoreFailure, type StoreClient } from '@wardroom/remote-access-common';

/** A store that gives out what it was asked with, for tests; the path says what goes wrong. */
export const storeClient: StoreClient = {
  async check({ secret }) {
    if (new TextDecoder().decode(secret) !== 'good') {
      throw new StoreFailure('store-denied');
    }
  },
  async read(call, { values }) {
    const answer = await call.request({ method: 'GET', path: values.path });
    const { password } = answer.body as { password: string };
    if (password === 'stumble') throw new Error(`stumbled over ${password}`);
    return { kind: 'password', password: new TextEncoder().encode(password) };
  },
};
