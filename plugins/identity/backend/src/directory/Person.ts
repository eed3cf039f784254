/** A person as everybody here names them. */
export type Person = { ref: string; tenant: string; name: string };

/** The person that a reference such as `user:acme/jane` names. */
export function personOf(ref: string): Person {
  const [, tenant, name] = /^user:([^/]+)\/(.+)$/.exec(ref) ?? [];
  if (!tenant || !name) throw new Error(`${ref} does not name a person`);
  return { ref, tenant, name };
}
