import { ConflictError } from '@backstage/errors';
import { newId } from '@wardroom/platform-common';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { SessionOrder } from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateways } from '../gateway/Gateways';
import type { RecordingKey, RecordingKeyReader } from './RecordingKeyReader';
import type { RecordingKeyWriter } from './RecordingKeyWriter';

type Store = TenantStore<
  { recordingKeys: typeof RecordingKeyReader },
  { recordingKeys: typeof RecordingKeyWriter }
>;

/**
 * For whom recordings are wrapped: the tenant whose systems they show, and the provider's auditors. The gateway makes
 * each key pair at the first recording; the private parts come sealed to it and can be opened by nobody here.
 */
export class RecordingKeys {
  readonly #store: Store;
  readonly #gateway: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  /** The keys a new recording of this tenant is wrapped for, and their ids to be kept with the session. */
  async forRecording(
    tenant: string,
  ): Promise<{ keys: SessionOrder['recordingKeys']; ids: string[] }> {
    const own = await this.#ensure(tenant);
    const auditors = await this.#ensure(PROVIDER);
    return {
      keys: [
        { ...own.key, holder: 'tenant' },
        { ...auditors.key, holder: 'auditor' },
      ],
      ids: [own.id, auditors.id],
    };
  }

  async #ensure(tenant: string): Promise<RecordingKey> {
    const scope = systemScope('remote-access', [tenant]);
    const find = () =>
      this.#store.readOnce(scope, r => r.recordingKeys.findLatest(tenant));
    const found = await find();
    if (found) return found;
    const made = await this.#gateway.ask('createRecordingKey', {
      tenant,
      id: newId('rky'),
      version: 1,
    });
    await this.#store.transact(scope, async tx => {
      await tx.recordingKeys.add(tenant, made);
      // Asked after the row was written, like with credentials: a former key may be destroyed at any time.
      if (made.sealed.kid === this.#gateway.identity().seal.kid) return;
      throw new ConflictError('The gateway was given new keys meanwhile');
    });
    const stored = await find();
    if (!stored)
      throw new Error(`The recording key of ${tenant} is not stored`);
    return stored;
  }
}
