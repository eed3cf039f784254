import type { SealedRecordingKey } from '@wardroom/remote-access-common';
import type {
  SealPublicKey,
  SignPublicKey,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import { RecordingKeyReader } from './RecordingKeyReader';

/** Writes recording keys and the signing keys of gateways. */
export class RecordingKeyWriter extends RecordingKeyReader {
  /** Keeps a key of a holder, unless somebody was faster with the same version. */
  async add(
    tenant: string,
    made: SealedRecordingKey & { key: SealPublicKey },
  ): Promise<void> {
    const { key, sealed, context } = made;
    await this.knex('recording_keys')
      .insert({
        tenant_id: tenant,
        id: context.id,
        key_version: context.version,
        kid: key.kid,
        public_key: key.publicKey,
        sealed: JSON.stringify(sealed),
        context: JSON.stringify(context),
      })
      .onConflict()
      .ignore();
  }

  /** Remembers with which keys a gateway signs. */
  async addSigningKeys(node: string, keys: SignPublicKey[]): Promise<void> {
    await this.knex('signing_keys')
      .insert(
        keys.map(({ kid, publicKey }) => ({
          tenant_id: PROVIDER,
          id: kid,
          public_key: publicKey,
          node,
        })),
      )
      .onConflict()
      .ignore();
  }
}
