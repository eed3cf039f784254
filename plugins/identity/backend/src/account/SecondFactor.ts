import type { Secret } from '@wardroom/platform-common';
import type { TotpEnrolment } from '@wardroom/identity-common';
import type { DataKeyWriter } from '../dataKey/DataKeyWriter';
import type { Envelope } from '../dataKey/Envelope';
import type { Person } from '../directory/Person';
import type { RecoveryCodeWriter } from '../recoveryCode/RecoveryCodeWriter';
import type { AccountWriter } from './AccountWriter';
import type { StoredAccount } from './AccountReader';
import { newTotp, totpCodes } from './totpCodes';

/** The writers of a transaction that second factors need. */
export type FactorWriters = {
  accounts: AccountWriter;
  dataKeys: DataKeyWriter;
  recoveryCodes: RecoveryCodeWriter;
};

/** One-time codes and recovery codes of accounts. Seeds are open only while a code is compared. */
export class SecondFactor {
  readonly #envelope: Envelope;
  readonly #issuer: string;

  /** @param issuer - what authenticator apps write above the code */
  constructor(envelope: Envelope, issuer: string) {
    this.#envelope = envelope;
    this.#issuer = issuer;
  }

  /** A new seed: sealed for keeping, and in clear for the one time that it is shown. */
  async newSeed(
    tx: Pick<FactorWriters, 'dataKeys'>,
    person: Pick<Person, 'tenant' | 'name'>,
  ): Promise<{ sealed: string; enrolment: TotpEnrolment }> {
    const label = `${person.tenant}/${person.name}`;
    const { seed, enrolment } = newTotp({ issuer: this.#issuer, label });
    const place = { tenant: person.tenant, account: person.name };
    const sealed = await this.#envelope.seal(tx.dataKeys, place, seed);
    seed.zero();
    return { sealed, enrolment };
  }

  /** Accepts a code of the account's authenticator, once. */
  async accept(
    tx: FactorWriters,
    account: StoredAccount,
    code: string,
  ): Promise<boolean> {
    if (!account.totpSealed) return false;
    const step = await this.#stepOf(tx, account, {
      sealed: account.totpSealed,
      code,
    });
    return step !== undefined && tx.accounts.takeTotpStep(account.name, step);
  }

  /**
   * Puts a sealed seed into force by its first code, with new recovery codes, which are returned for the one time
   * that they are shown. Undefined if the code is not right.
   */
  async enrol(
    tx: FactorWriters,
    account: StoredAccount,
    proof: { sealed: string; code: string },
  ): Promise<string[] | undefined> {
    const step = await this.#stepOf(tx, account, proof);
    if (step === undefined) return undefined;
    await tx.accounts.setTotp(account.name, proof.sealed, step);
    return tx.recoveryCodes.renew(account.name);
  }

  async #stepOf(
    tx: FactorWriters,
    account: StoredAccount,
    proof: { sealed: string; code: string },
  ): Promise<number | undefined> {
    const place = { tenant: account.tenant, account: account.name };
    const seed: Secret = await this.#envelope.open(
      tx.dataKeys,
      place,
      proof.sealed,
    );
    const step = totpCodes.stepOf(seed, proof.code);
    seed.zero();
    return step;
  }
}
