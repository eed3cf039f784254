import { generateSecret, generateURI, verifySync } from 'otplib';
import { Secret } from '@wardroom/platform-common';
import type { TotpEnrolment } from '@wardroom/identity-common';

const STEP_SECONDS = 30;

/** A new seed, and what an authenticator app needs of it. */
export function newTotp(options: { issuer: string; label: string }): {
  seed: Secret;
  enrolment: TotpEnrolment;
} {
  const secret = generateSecret();
  const otpauthUrl = generateURI({ ...options, secret });
  return { seed: new Secret(secret), enrolment: { otpauthUrl, secret } };
}

/** One-time codes as authenticator apps make them. */
export const totpCodes = {
  /**
   * The time step that the code belongs to: this one, or the one before or after, because clocks differ. Undefined
   * if it belongs to none of them.
   */
  stepOf(seed: Secret, code: string): number | undefined {
    const result = verifySync({
      secret: seed.expose(),
      token: code,
      epochTolerance: STEP_SECONDS,
    });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  },
};
