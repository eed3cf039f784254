/** Address of the deadlines of a customer. */
export function remediationPolicyPath(tenant: string): string {
  return `/deadlines?${new URLSearchParams({ tenant })}`;
}
