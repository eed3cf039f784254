import { newId } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  type CredentialOrder,
  type SessionEvent,
  type SessionOrder,
  type SuppliedSecret,
  type SupplyFault,
} from '@wardroom/remote-access-common';
import { isCodeUsed, oneTimeCode } from '../dial/oneTimeCode';
import { openCredential } from '../dial/openCredential';
import type { CredentialSource } from '../store/CredentialSource';
import type { CommandReport } from './CommandReport';
import type { Company } from './Company';
import { secretsOf } from './secretsOf';
import type { Stage } from './Stage';

const timeLimitMs = 10_000;

type Surroundings = {
  order: SessionOrder;
  source: CredentialSource;
  stage: Stage;
  company: Pick<Company, 'mayType'>;
  commands: Pick<CommandReport, 'add'>;
  record(event: Omit<SessionEvent, 't'>): void;
};

/**
 * Types secrets into a session, of its own credential or of another one of the same customer: opened for that moment, seen by
 * nobody on this side of the target.
 */
export class SecretDesk {
  private found: SuppliedSecret[] = [];

  constructor(private readonly around: Surroundings) {}

  /** Secrets that the session's own credential has, once `look` has seen them. */
  get offered(): SuppliedSecret[] {
    return this.found;
  }

  /** Sees what there is to offer. Where the credential is of no use, whoever signs in with it says so. */
  async look(): Promise<void> {
    const { source, order } = this.around;
    const signal = AbortSignal.timeout(timeLimitMs);
    this.found = await secretsOf(source, order.credential, signal).catch(
      () => [],
    );
  }

  /** Answers what was in the way, if anything was. */
  async supply(
    secret: SuppliedSecret,
    other?: CredentialOrder,
  ): Promise<SupplyFault | undefined> {
    const { order, source, company } = this.around;
    if (other && tenantOf(other) !== order.tenant) return 'unusable';
    if (!company.mayType(order.person)) return 'no-input';
    const signal = AbortSignal.timeout(timeLimitMs);
    const opened = await openCredential(source, other ?? order.credential, {
      signal,
    }).catch(() => undefined);
    if (!opened) return 'unusable';
    try {
      const value = valueOf(opened.exposeBytes(), secret);
      if (typeof value === 'string') return value;
      // Time has passed, and a frozen session takes nothing.
      if (!company.mayType(order.person)) return 'no-input';
      this.type(secret, value);
      return undefined;
    } finally {
      opened.zero();
    }
  }

  private type(secret: SuppliedSecret, value: Buffer): void {
    const { stage, record, commands } = this.around;
    record({ event: 'supplied', note: secret });
    const at = new Date().toISOString();
    const id = newId('cmd');
    commands.add({ id, at, kind: 'hidden', text: '', uncertain: false });
    stage.supply(value);
    value.fill(0);
  }
}

/** Whose it is: a portal that was taken over lends nobody the secret of another customer. */
function tenantOf(credential: CredentialOrder): string {
  return 'context' in credential
    ? credential.context.tenant
    : credential.store.secret.context.tenant;
}

function valueOf(
  encoded: Uint8Array,
  secret: SuppliedSecret,
): Buffer | SupplyFault {
  const credential = decodeCredentialSecret(encoded);
  if (secret === 'code') {
    const { oneTime } = credential;
    if (!oneTime) return 'no-such';
    return isCodeUsed(oneTime)
      ? 'code-used'
      : Buffer.from(oneTimeCode(oneTime));
  }
  if (credential.kind !== 'password') return 'no-such';
  const { password } = credential;
  // A line break or an escape would be carried out, and not typed.
  const isPlain = password.every(byte => byte >= 0x20 && byte !== 0x7f);
  return isPlain ? Buffer.from(password) : 'unusable';
}
