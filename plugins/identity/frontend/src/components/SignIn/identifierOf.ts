/** What the server takes for what somebody typed: an address, or a person by `acme/jane`. */
export function identifierOf(
  typed: string,
): { email: string } | { person: string } | undefined {
  const text = typed.trim().toLowerCase();
  if (/^[^\s@/]+@[^\s@/]+$/.test(text)) return { email: text };
  const name = text.replace(/^user:/, '');
  if (/^[a-z0-9-]+\/[a-z0-9._-]+$/.test(name)) {
    return { person: `user:${name}` };
  }
  return undefined;
}
