/** What the plural of an endpoint's group may be the plural of: `policies` → `policy`. */
export function singularsOf(plural: string): string[] {
  return [
    plural.replace(/ies$/, 'y'),
    plural.replace(/es$/, ''),
    plural.replace(/s$/, ''),
  ];
}
