/**
 * The content of a staged record, by the column that has its id. Looked up where it is needed: what is joined and sorted
 * holds ids alone, so that a file of a million records takes as long for each as a short one.
 */
export function contentOf(record: string): string {
  return `(
    select spoken.content from scan_records as spoken where spoken.tenant_id = :tenant and spoken.id = ${record})`;
}
