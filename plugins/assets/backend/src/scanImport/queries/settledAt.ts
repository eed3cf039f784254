/** When somebody said last that the finding `known` is fixed. */
export const settledAt = `
  select max(created_at) from finding_steps as step
  where step.tenant_id = :tenant and step.finding_id = known.id and step.action = 'settle'`;
