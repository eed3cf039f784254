const MASK = '[masked]';
/** Shorter parts of a secret stand in many texts and tell nothing of it. */
const PART = 4;

/** A value of a file without some secrets in any of its texts; a text that is a part of one is masked whole. */
export function maskValues<T>(value: T, secrets: readonly string[]): T {
  return masked(value, secrets.filter(Boolean)) as T;
}

function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string')
    return secrets.reduce((text, secret) => withoutSecret(text, secret), value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => masked(each, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, masked(each, secrets)]),
  );
}

function withoutSecret(text: string, secret: string): string {
  return text.length >= PART && secret.includes(text)
    ? MASK
    : text.replaceAll(secret, MASK);
}
