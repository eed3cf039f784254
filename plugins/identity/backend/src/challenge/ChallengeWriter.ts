import { newId } from '@wardroom/platform-common';
import { ChallengeReader, type Challenge } from './ChallengeReader';

export class ChallengeWriter extends ChallengeReader {
  /** Begins a challenge that can be answered for five minutes. */
  async create(
    challenge: Omit<Challenge, 'id'> & { tokenHash: string },
  ): Promise<void> {
    await this.knex('challenges').insert({
      tenant_id: this.scope.tenant,
      id: newId('chl'),
      person: challenge.person,
      token_hash: challenge.tokenHash,
      next: challenge.next,
      totp_sealed: challenge.totpSealed,
      method: challenge.method,
      expires_at: this.knex.raw(`now() + interval '5 minutes'`),
    });
  }

  /** Takes the challenge; false if somebody else was faster. */
  async use(id: string): Promise<boolean> {
    const taken = await this.knex('challenges')
      .where({ tenant_id: this.scope.tenant, id })
      .whereNull('used_at')
      .update({ used_at: this.knex.fn.now() });
    return taken === 1;
  }

  /** Ends all half-done sign-ins of a person. */
  async dropAll(person: string): Promise<void> {
    await this.knex('challenges')
      .where({ tenant_id: this.scope.tenant, person })
      .whereNull('used_at')
      .update({ used_at: this.knex.fn.now() });
  }

  /** Removes challenges of days past. */
  async forgetOld(): Promise<void> {
    await this.knex('challenges')
      .whereRaw(`expires_at < now() - interval '1 day'`)
      .delete();
  }
}
