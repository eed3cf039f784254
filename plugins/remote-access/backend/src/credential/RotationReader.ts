import { NotFoundError } from '@backstage/errors';
import { TenantReader } from '@wardroom/platform-node';
import {
  rotationFaults,
  type LatestRotation,
  type RotationFault,
  type RotationState,
  type SealContext,
  type Sealed,
} from '@wardroom/remote-access-common';

/** One change of a secret on its target. */
export type Rotation = {
  id: string;
  tenant: string;
  version: number;
  credential: string;
  target: string;
  session: string;
  person: string;
  state: RotationState;
  attempts: number;
  /** The new secret, once there is one. */
  next?: { sealed: Sealed; context: SealContext };
};

type RotationRow = {
  tenant_id: string;
  id: string;
  version: number;
  credential_id: string;
  target_id: string;
  session_id: string;
  person: string;
  state: RotationState;
  attempts: number;
  sealed: Sealed | null;
  context: SealContext | null;
  fault: RotationFault | null;
  updated_at: Date;
};

/** Reads changes of secrets. */
export class RotationReader extends TenantReader {
  /** The rotation; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<Rotation> {
    const row: RotationRow | undefined = await this.rows('rotations')
      .where({ tenant_id: tenant, id })
      .first();
    if (row) return rotationOf(row);
    throw new NotFoundError(`There is no rotation ${id}`);
  }

  /** The latest one of a credential, whatever became of it. */
  async findLatest(
    tenant: string,
    credential: string,
  ): Promise<Rotation | undefined> {
    const row: RotationRow | undefined = await this.rows('rotations')
      .where({ tenant_id: tenant, credential_id: credential })
      .orderBy('created_at', 'desc')
      .first();
    return row && rotationOf(row);
  }

  /** How the latest one of each credential went, by the credential's id. */
  async latestOf(credentials: string[]): Promise<Map<string, LatestRotation>> {
    const rows: RotationRow[] = await this.rows('rotations')
      .whereIn('credential_id', credentials)
      .distinctOn('tenant_id', 'credential_id')
      .orderBy([
        { column: 'tenant_id' },
        { column: 'credential_id' },
        { column: 'created_at', order: 'desc' },
      ]);
    return new Map(
      rows.map(row => [
        row.credential_id,
        {
          state: row.state,
          at: row.updated_at.toISOString(),
          fault: row.fault ? rotationFaults[row.fault] : undefined,
        },
      ]),
    );
  }
}

function rotationOf(row: RotationRow): Rotation {
  const { sealed, context } = row;
  return {
    ...{ id: row.id, tenant: row.tenant_id, version: row.version },
    ...{ credential: row.credential_id, target: row.target_id },
    ...{ session: row.session_id, person: row.person },
    ...{ state: row.state, attempts: row.attempts },
    next: sealed && context ? { sealed, context } : undefined,
  };
}
