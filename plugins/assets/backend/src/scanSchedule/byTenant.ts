/** Things of several customers, in the order in which they came, by whose they are. */
export function byTenant<T extends { tenant: string }>(
  all: T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.tenant);
    if (group) group.push(one);
    else groups.set(one.tenant, [one]);
  }
  return groups;
}
