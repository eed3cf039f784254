type Schema = { safeParse(value: unknown): { success: boolean } };

/** Values of which each field takes the first that it can, besides ids. */
const plain: unknown[] = [
  ...[1, 10, 0, true, 'curious', 'password', 'page', 'read', 'jump-host'],
  ...['hashicorp-vault', 'user:globex/admin', '192.0.2.7'],
  ...[[{ network: '10.0.0.0/24', ports: '22' }], [], {}],
  'https://vault.example.com:8200',
  `SHA256:${'A'.repeat(43)}`,
  {
    from: new Date(Date.now()).toISOString(),
    until: new Date(Date.now() + 3_600_000).toISOString(),
  },
];

/**
 * An input that a schema takes: each required field, and each that can hold one of these ids, has the first value that
 * fits. What nothing fits is left out.
 *
 * @param ids - such as `tgt_…`; what an id is good for shows in its beginning
 */
export function fittingInput(
  shape: Record<string, Schema>,
  ids: string[],
): Record<string, unknown> {
  const named = ids.flatMap(one => [
    ...[one, [one], { kind: 'targets', ids: [one] }],
    { store: one, values: {} },
  ]);
  const fields = Object.entries(shape).flatMap(([field, schema]) => {
    const fits = (value: unknown) => schema.safeParse(value).success;
    // A free text takes an id as well, and says nothing by it.
    const isFree = fits('curious');
    const id = isFree ? undefined : named.find(fits);
    const needed = !fits(undefined);
    const value = id ?? (needed ? plain.find(fits) : undefined);
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(fields);
}
