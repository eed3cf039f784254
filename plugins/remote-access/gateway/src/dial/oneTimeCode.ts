import { createHash, createHmac } from 'node:crypto';
import type { OneTimeSecret } from '@wardroom/remote-access-common';

/** The last step of time for which each secret gave a code, by the hash of its seed. */
const lastSteps = new Map<string, number>();
const mostRemembered = 10_000;

const stepOf = ({ period }: OneTimeSecret, at: number) =>
  Math.floor(at / 1000 / period);

const nameOf = ({ seed }: OneTimeSecret) =>
  createHash('sha256').update(seed).digest('base64');

/**
 * The code of this moment (RFC 6238), which is taken for used from then on: targets take each code once.
 *
 * @param at - milliseconds since 1970
 */
export function oneTimeCode(secret: OneTimeSecret, at = Date.now()): string {
  const { seed, algorithm, digits } = secret;
  const step = stepOf(secret, at);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac(algorithm, seed).update(counter).digest();
  const offset = mac[mac.length - 1] & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  mac.fill(0);
  if (lastSteps.size >= mostRemembered) lastSteps.clear();
  lastSteps.set(nameOf(secret), step);
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Whether the code of this moment was given already. */
export function isCodeUsed(secret: OneTimeSecret, at = Date.now()): boolean {
  return lastSteps.get(nameOf(secret)) === stepOf(secret, at);
}
