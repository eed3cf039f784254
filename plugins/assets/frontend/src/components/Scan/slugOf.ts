/** As long as names may be. */
const longest = 40;

/** A title as a name in files: `Weekly scan, Zürich` is `weekly-scan-zurich`. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
}
