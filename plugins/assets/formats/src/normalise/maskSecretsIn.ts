import { maskSecrets } from './maskSecrets';

/** A value of a file with what would let a reader sign in masked in all its texts (see `maskSecrets`). */
export function maskSecretsIn(value: unknown): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (Array.isArray(value)) return value.map(maskSecretsIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, maskSecretsIn(each)]),
  );
}
