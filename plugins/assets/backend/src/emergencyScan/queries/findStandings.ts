const newest = (table: string, column: string, value: string) => `(
    select updated_at from ${table}
    where ${table}.tenant_id = emergency.tenant_id and ${table}.${column} = ${value}
    order by updated_at desc limit 1)`;

/**
 * How it stands with each customer of an emergency scan: its run, and what became of its report. The stamp is another one
 * when what `countExposure` counts may have changed: it is read from the ends of indexes, and costs the same however much a
 * customer has. Imports write over minutes, and with times of their beginning: their versions tell when they have.
 *
 * @param scoped - rows of `emergency_scans`, already those of the scope's tenants
 */
export const findStandings = `
select
  emergency.tenant_id, emergency.refusal,
  run.id as run_id, run.state as run_state, run.progress, run.reason as run_reason,
  report.id as import_id, report.state as import_state, report.error as import_error,
  concat_ws(' ',
    run.scan_import_id,
    (select sum(version) from scan_imports
     where scan_imports.tenant_id = emergency.tenant_id
       and scan_imports.created_at > emergency.created_at - interval '1 day'),
    ${newest('assets', 'state', `'active'`)},
    ${newest('assets', 'state', `'retired'`)},
    ${newest('findings', 'active', 'true')},
    ${newest('findings', 'active', 'false')}) as stamp
from (?) as emergency
left join scan_runs as run
  on run.tenant_id = emergency.tenant_id and run.emergency_scan_id = emergency.id
left join scan_imports as report
  on report.tenant_id = emergency.tenant_id and report.id = run.scan_import_id
order by emergency.tenant_id`;
