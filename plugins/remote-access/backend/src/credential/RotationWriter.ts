import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  rotationLifecycle,
  type RotationFault,
  type SealedCredential,
} from '@wardroom/remote-access-common';
import { RotationReader, type Rotation } from './RotationReader';

/** Writes changes of secrets. */
export class RotationWriter extends RotationReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** A change that is due now; undefined where one of this credential is due already. */
  async create(
    tenant: string,
    fields: Pick<Rotation, 'credential' | 'target' | 'session' | 'person'>,
  ): Promise<Rotation | undefined> {
    const id = newId('rot');
    const rows = await this.knex('rotations')
      .insert({
        ...{ tenant_id: tenant, id, state: rotationLifecycle.initial },
        credential_id: fields.credential,
        target_id: fields.target,
        session_id: fields.session,
        person: fields.person,
      })
      .onConflict()
      .ignore()
      .returning('id');
    return rows.length > 0 ? this.get(tenant, id) : undefined;
  }

  /** Keeps the new secret, before any target has it. */
  async prepare(rotation: Rotation, next: SealedCredential): Promise<Rotation> {
    return this.#change(rotation, {
      sealed: JSON.stringify(next.sealed),
      context: JSON.stringify(next.context),
    });
  }

  /** Notes that it is tried, before it is: whoever comes after a crash knows that the target may have the new secret. */
  async begin(rotation: Rotation): Promise<Rotation> {
    return this.#change(rotation, { attempts: rotation.attempts + 1 });
  }

  /** The new secret is in use: it is kept with the credential, and here no more. */
  async complete(rotation: Rotation): Promise<void> {
    await this.#transition(rotation, 'complete', {
      ...{ sealed: null, context: null, fault: null },
    });
  }

  /** It was given up. The new secret stays where the target may have it. */
  async fail(rotation: Rotation, fault: RotationFault): Promise<void> {
    await this.#transition(rotation, 'fail', { fault });
  }

  /** It is tried again, with the same new secret. */
  async retry(rotation: Rotation): Promise<Rotation> {
    await this.#transition(rotation, 'retry', { fault: null });
    return this.get(rotation.tenant, rotation.id);
  }

  async #transition(
    { tenant, id, version, state }: Rotation,
    action: 'complete' | 'fail' | 'retry',
    changes: Record<string, unknown>,
  ): Promise<void> {
    const row = { tenantId: tenant, id, version, state };
    const step = { lifecycle: rotationLifecycle, row, action };
    await this.#write.transition('rotations', step, changes);
  }

  async #change(
    { tenant, id, version }: Rotation,
    changes: Record<string, unknown>,
  ): Promise<Rotation> {
    const row = { tenantId: tenant, id, version };
    await this.#write.update('rotations', row, changes);
    return this.get(tenant, id);
  }
}
