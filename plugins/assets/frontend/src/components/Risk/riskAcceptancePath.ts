export const riskAcceptancesPath = '/risks';

/** Address of one risk acceptance. */
export function riskAcceptancePath(risk: {
  tenant: string;
  id: string;
}): string {
  return `${riskAcceptancesPath}/${risk.tenant}/${risk.id}`;
}
