const bookkeeping = ['version', 'updatedAt', 'createdAt', 'allowedActions'];

/** Names of the fields that differ between two versions of a thing, as a readable list. */
export function changedFields(before: object, after: object): string {
  const old = before as Record<string, unknown>;
  return Object.entries(after)
    .filter(
      ([name, value]) =>
        !bookkeeping.includes(name) &&
        JSON.stringify(value) !== JSON.stringify(old[name]),
    )
    .map(([name]) => name)
    .join(', ');
}
