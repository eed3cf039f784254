/** The name by which a site that dials out signs in: its id, as host names and shells take it. */
export function siteUsername(site: string): string {
  return site.replace('_', '-');
}
