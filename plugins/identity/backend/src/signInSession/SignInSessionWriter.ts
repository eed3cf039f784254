import { newId } from '@wardroom/platform-common';
import { SignInSessionReader } from './SignInSessionReader';

/** Why a sign-in ended. */
export type SignInEnd =
  'signed out' | 'revoked' | 'idle' | 'expired' | 'access ended' | 'password';

export class SignInSessionWriter extends SignInSessionReader {
  /** @param session - `freshMinutes`: for how long the code given now counts for a step-up; 0 if none was given */
  async create(session: {
    person: string;
    tokenHash: string;
    absoluteHours: number;
    freshMinutes: number;
  }): Promise<string> {
    const { request, tenant } = this.scope;
    const id = newId('sig');
    const now = this.knex.fn.now();
    await this.knex('sign_in_sessions').insert({
      tenant_id: tenant,
      id,
      person: session.person,
      token_hash: session.tokenHash,
      user_agent: request.userAgent,
      ip: request.ip,
      last_active_at: now,
      last_seen_at: now,
      expires_at: this.knex.raw(`now() + ? * interval '1 hour'`, [
        session.absoluteHours,
      ]),
      fresh_until:
        session.freshMinutes > 0
          ? this.knex.raw(`now() + ? * interval '1 minute'`, [
              session.freshMinutes,
            ])
          : null,
    });
    return id;
  }

  /**
   * Notes that the browser asked, and when its person was last active if it said so. False if the sign-in was ended
   * meanwhile.
   */
  async touch(id: string, idleSeconds?: number): Promise<boolean> {
    const changes: Record<string, unknown> = {
      last_seen_at: this.knex.fn.now(),
    };
    if (idleSeconds !== undefined) {
      changes.last_active_at = this.knex.raw(
        `greatest(last_active_at, now() - ? * interval '1 second')`,
        [idleSeconds],
      );
    }
    const open = await this.#open({ id }).update(changes);
    return open === 1;
  }

  /** Takes the freshness of the code given at sign-in: it counts for one step-up. */
  async takeFreshness(id: string): Promise<boolean> {
    const taken = await this.#open({ id })
      .whereRaw('fresh_until > now()')
      .update({ fresh_until: null });
    return taken === 1;
  }

  /** Ends one sign-in; false if it was over already. */
  async end(id: string, by: SignInEnd): Promise<boolean> {
    const ended = await this.#open({ id }).update(this.#ending(by));
    return ended === 1;
  }

  /** Ends all sign-ins of a person, but for one if it is named; returns how many. */
  async endAll(person: string, by: SignInEnd, except?: string) {
    const open = this.#open({ person });
    if (except) open.whereNot({ id: except });
    return open.update(this.#ending(by));
  }

  /** Removes sign-ins that ended a quarter of a year ago; the audit trail keeps that they were. */
  async forgetOld(): Promise<void> {
    await this.knex('sign_in_sessions')
      .whereRaw(`ended_at < now() - interval '90 days'`)
      .delete();
  }

  #open(which: { id: string } | { person: string }) {
    return this.knex('sign_in_sessions')
      .where({ tenant_id: this.scope.tenant, ...which })
      .whereNull('ended_at');
  }

  #ending(by: SignInEnd) {
    return { ended_at: this.knex.fn.now(), ended_by: by };
  }
}
