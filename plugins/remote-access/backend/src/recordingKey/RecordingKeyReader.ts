import { TenantReader } from '@wardroom/platform-node';
import type {
  SealContext,
  Sealed,
  SealedRecordingKey,
  SealPublicKey,
  SignPublicKey,
} from '@wardroom/remote-access-common';

/** The key of a holder of recordings: the public part, and the private part sealed to the gateway. */
export type RecordingKey = SealedRecordingKey & {
  id: string;
  tenant: string;
  key: SealPublicKey;
};

export type RecordingKeyRow = {
  tenant_id: string;
  id: string;
  kid: string;
  public_key: string;
  sealed: Sealed;
  context: SealContext;
};

/** Reads recording keys and the signing keys of gateways. */
export class RecordingKeyReader extends TenantReader {
  /** The key that new recordings of this holder are wrapped for. */
  async findLatest(tenant: string): Promise<RecordingKey | undefined> {
    const row = await this.rows('recording_keys')
      .where({ tenant_id: tenant })
      .orderBy('key_version', 'desc')
      .first();
    return row && recordingKeyOf(row);
  }

  async findByIds(ids: string[]): Promise<RecordingKey[]> {
    const rows = await this.rows('recording_keys').whereIn('id', ids);
    return rows.map(recordingKeyOf);
  }

  /** Public keys of all gateways that may have signed a recording, the latest first. */
  async signingKeys(): Promise<SignPublicKey[]> {
    const rows: { id: string; public_key: string }[] = await this.rows(
      'signing_keys',
    )
      .orderBy('created_at', 'desc')
      .limit(100)
      .select('id', 'public_key');
    return rows.map(row => ({ kid: row.id, publicKey: row.public_key }));
  }
}

/** The key of a row. */
export function recordingKeyOf(row: RecordingKeyRow): RecordingKey {
  return {
    id: row.id,
    tenant: row.tenant_id,
    key: { kid: row.kid, publicKey: row.public_key },
    sealed: row.sealed,
    context: row.context,
  };
}
