import type { SealContext, Sealed } from '@wardroom/remote-access-common';

/** A row that keeps a sealed secret; which of the last two there are depends on its table. */
export type SealedRow = {
  tenant_id: string;
  id: string;
  sealed: Sealed;
  secret_version: number;
  context: SealContext;
};

type SealedTable = {
  /** Columns besides the key and the envelope that say what the secret belongs to. */
  columns: string[];
  contextOf(row: SealedRow): SealContext;
};

/** Every table that keeps secrets of which the gateway holds the key, and what each of its secrets is bound to. */
export const sealedTables = {
  credentials: {
    columns: ['secret_version'],
    contextOf: row => ({
      ...{ purpose: 'credential', tenant: row.tenant_id },
      ...{ id: row.id, version: row.secret_version },
    }),
  },
  credential_stores: {
    columns: ['secret_version'],
    contextOf: row => ({
      ...{ purpose: 'store-secret', tenant: row.tenant_id },
      ...{ id: row.id, version: row.secret_version },
    }),
  },
  rotations: { columns: ['context'], contextOf: row => row.context },
  recording_keys: { columns: ['context'], contextOf: row => row.context },
} satisfies Record<string, SealedTable>;

export type SealedTableName = keyof typeof sealedTables;
