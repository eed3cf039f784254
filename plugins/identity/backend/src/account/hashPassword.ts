import { hash, verify, type Options } from '@node-rs/argon2';

// OWASP's first choice for Argon2id; 2 is Argon2id (the package exports the name as a const enum only).
const PARAMETERS: Options = {
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Hash of a password with Argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password is the one of this hash. Without a hash the answer is no, after the same work: nobody learns
 * from the clock who has an account.
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const fits = await verify(
    passwordHash ?? (await nobodysHash),
    password.normalize('NFKC'),
  );
  return fits && passwordHash !== undefined;
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = PARAMETERS;
  return !passwordHash.startsWith(
    `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`,
  );
}
