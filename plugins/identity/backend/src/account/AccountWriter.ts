import { AccountReader } from './AccountReader';

export class AccountWriter extends AccountReader {
  /** Makes sure the person has an account; true if it is new. */
  async ensure(name: string): Promise<boolean> {
    const added = await this.knex('accounts')
      .insert({ tenant_id: this.scope.tenant, id: name })
      .onConflict(['tenant_id', 'id'])
      .ignore()
      .returning('id');
    return added.length === 1;
  }

  async setPassword(name: string, passwordHash: string): Promise<void> {
    const now = this.knex.fn.now();
    await this.#change(name, {
      password_hash: passwordHash,
      password_changed_at: now,
    });
  }

  /** The same password with newer parameters of the hash; nothing if it was changed meanwhile. */
  async rehash(name: string, before: string, after: string): Promise<void> {
    await this.knex('accounts')
      .where({
        tenant_id: this.scope.tenant,
        id: name,
        password_hash: before,
      })
      .update({ password_hash: after });
  }

  /** Takes the password: nobody signs in until a link set a new one. */
  async dropPassword(name: string): Promise<void> {
    await this.#change(name, { password_hash: null });
  }

  /**
   * Accepts the code of a time step if none as late was accepted before: in one statement, so that of two who send
   * the same code one gets in.
   */
  async takeTotpStep(name: string, step: number): Promise<boolean> {
    const taken = await this.#row(name)
      .where('totp_last_step', '<', step)
      .update({ totp_last_step: step });
    return taken === 1;
  }

  /** Puts a seed into force whose first code was the one of this step. */
  async setTotp(name: string, sealed: string, step: number): Promise<void> {
    await this.#change(name, {
      totp_sealed: sealed,
      totp_since: this.knex.fn.now(),
      totp_last_step: step,
      totp_pending_sealed: null,
      totp_pending_until: null,
    });
  }

  async dropTotp(name: string): Promise<void> {
    await this.#change(name, {
      totp_sealed: null,
      totp_since: null,
      totp_pending_sealed: null,
      totp_pending_until: null,
    });
  }

  /** Keeps a seed that waits a quarter of an hour for its first code. */
  async setPendingTotp(name: string, sealed: string): Promise<void> {
    await this.#change(name, {
      totp_pending_sealed: sealed,
      totp_pending_until: this.knex.raw(`now() + interval '15 minutes'`),
    });
  }

  async noteSignIn(name: string): Promise<void> {
    await this.#change(name, { last_sign_in_at: this.knex.fn.now() });
  }

  /** Notes why the last mail could not be delivered; nothing if it was. */
  async noteMailProblem(name: string, problem?: string): Promise<void> {
    await this.#change(name, { mail_problem: problem?.slice(0, 300) ?? null });
  }

  async #change(name: string, changes: Record<string, unknown>) {
    await this.#row(name).update({
      ...changes,
      updated_at: this.knex.fn.now(),
      version: this.knex.raw('version + 1'),
    });
  }

  #row(name: string) {
    return this.knex('accounts').where({
      tenant_id: this.scope.tenant,
      id: name,
    });
  }
}
