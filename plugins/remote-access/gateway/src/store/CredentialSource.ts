import { createRequire } from 'node:module';
import { Secret } from '@wardroom/platform-common';
import {
  encodeCredentialSecret,
  StoreFailure,
  type CredentialOrder,
  type CredentialSecret,
  type StoreCall,
  type StoreClient,
  type StoreOrder,
  type StoreSettings,
} from '@wardroom/remote-access-common';
import type { CertificateContent } from '../certificate/criticalOptionsOf';
import type { KeyStore } from '../keys/KeyStore';
import { askStore } from './askStore';
import { certifiedKey } from './certifiedKey';

/** Milliseconds for everything that one session asks of a store. */
const timeLimitMs = 10_000;

/**
 * Where the gateway has the secrets of credentials from: it opens those that are sealed to it, and fetches the others from
 * stores outside, each time for one session. Which code speaks with which kind of store, and which addresses may be asked
 * at all, is said when the gateway starts; no order changes it.
 */
export class CredentialSource {
  private readonly clients = new Map<string, StoreClient>();

  constructor(
    private readonly keys: KeyStore,
    private readonly settings: StoreSettings,
  ) {
    for (const { provider, path } of settings.clients) {
      const { storeClient } = createRequire(path)(path);
      this.clients.set(provider, storeClient);
    }
  }

  /** Throws `StoreFailure` where the store does not take what it is asked with. */
  async check(order: StoreOrder): Promise<void> {
    await this.call(order, AbortSignal.timeout(timeLimitMs), (client, call) =>
      client.check(call),
    );
  }

  /**
   * The secret of a credential as `decodeCredentialSecret` reads it. The caller zeroes it. Throws where there is none.
   *
   * @param content - gives what a certificate is to say, where a store is to sign one
   */
  async open(
    order: CredentialOrder,
    signal: AbortSignal,
    content: () => CertificateContent,
  ): Promise<Secret> {
    if (!('store' in order)) {
      return new Secret(await this.keys.unseal(order.sealed, order.context));
    }
    const { store, reference } = order;
    const certified = reference.kind === 'ssh-ca' ? content() : undefined;
    const secret = await this.call(store, limited(signal), (client, call) => {
      if (!certified) return client.read(call, reference);
      return certifiedKey(certified, request => {
        if (!client.certify) throw new StoreFailure('store-not-found');
        return client.certify(call, reference, request);
      });
    });
    const encoded = encodeCredentialSecret(secret);
    forget(secret);
    return new Secret(encoded);
  }

  private async call<T>(
    order: StoreOrder,
    signal: AbortSignal,
    work: (client: StoreClient, call: StoreCall) => Promise<T>,
  ): Promise<T> {
    const client = this.clients.get(order.provider);
    const { address, authorities, settings } = order;
    if (!client || !this.settings.allow.includes(address)) {
      throw new StoreFailure('store-forbidden');
    }
    const { sealed, context } = order.secret;
    const opened = await this.keys.unseal(sealed, context).catch(() => {
      throw new StoreFailure('store-denied');
    });
    const secret = new Secret(opened);
    const place = { address, authorities, signal };
    try {
      return await work(client, {
        ...{ settings, secret: secret.exposeBytes() },
        request: question => askStore(place, question),
      });
    } catch (error) {
      // Whatever a client stumbled over may hold what the store sent.
      throw error instanceof StoreFailure
        ? error
        : new StoreFailure('store-misbehaved');
    } finally {
      secret.zero();
    }
  }
}

const limited = (signal: AbortSignal) =>
  AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);

function forget(secret: CredentialSecret): void {
  for (const value of Object.values(secret)) {
    if (value instanceof Uint8Array) value.fill(0);
  }
}
