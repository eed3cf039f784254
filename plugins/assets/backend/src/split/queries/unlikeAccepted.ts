/** Findings that two assets have, of which an acceptance that counts names only one. */
export const unlikeAccepted = `
select one.title
from findings as one
join findings as other
  on other.tenant_id = :tenant and other.asset_id = :into and other.key = one.key
join risk_acceptances as accepted
  on accepted.tenant_id = :tenant and accepted.state in ('requested', 'approved')
  and (accepted.finding_ids @> array[one.id]) <> (accepted.finding_ids @> array[other.id])
where one.tenant_id = :tenant and one.asset_id = :from
order by one.title
limit 5`;
