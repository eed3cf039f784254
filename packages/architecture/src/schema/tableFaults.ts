import type { TableFacts } from './TableFacts';

/** Tables of the kit in every schema: their rows are guarded like all others, but found by other keys. */
const KIT_TABLES = ['outbox', 'idempotency_keys', 'jobs'];
// Rights over rows, which is all the application needs.
const ROWS = /^(INSERT|UPDATE|DELETE)$/;
const TYPES: Record<string, string> = {
  'character varying': 'text',
  character: 'text',
  'timestamp without time zone': 'timestamptz',
};

/** Everything by which a table breaks the rules for tenants' data, one sentence each. */
export function tableFaults(
  table: TableFacts,
  appRole: string,
  appendOnlyTables: readonly string[],
): string[] {
  if (table.kind === 'm') {
    return [
      'is a materialised view, which no row-level security guards: use a table',
    ];
  }
  return [
    ...tenant(table),
    ...rowSecurity(table),
    ...foreignKeys(table),
    ...names(table),
    ...types(table),
    ...rights(table, appRole, appendOnlyTables),
  ];
}

function tenant({ name, columns, constraints }: TableFacts): string[] {
  const column = columns.find(c => c.name === 'tenant_id');
  if (!column) return ['has no column tenant_id'];
  const faults = column.required ? [] : ['lets tenant_id be null'];
  if (KIT_TABLES.includes(name)) return faults;
  const key = constraints.find(c => c.type === 'p');
  if (!key) return [...faults, 'has no primary key'];
  if (key.columns[0] === 'tenant_id') return faults;
  return [
    ...faults,
    `has the primary key (${key.columns}), which must begin with tenant_id`,
  ];
}

function rowSecurity({ rowSecurity: on, forced, policies }: TableFacts) {
  const faults: string[] = [];
  if (!on) faults.push('has row-level security switched off');
  if (!forced) faults.push('does not force row-level security on its owner');
  if (policies.length === 0) faults.push('has no policy');
  for (const { name, using, check } of policies) {
    // A policy without a condition for writing uses the one for reading.
    const conditions = [using, check].filter(c => c !== null);
    if (!conditions.every(condition => condition.includes('app.tenants'))) {
      faults.push(`has the policy ${name}, which does not ask app.tenants`);
    }
  }
  return faults;
}

function foreignKeys({ constraints }: TableFacts): string[] {
  return constraints
    .filter(({ type }) => type === 'f')
    .filter(({ columns, refersTo }) => {
      const at = columns.indexOf('tenant_id');
      return at < 0 || refersTo[at] !== 'tenant_id';
    })
    .map(
      ({ name }) =>
        `has the foreign key ${name}, which does not join on tenant_id`,
    );
}

function names({ name: table, constraints }: TableFacts): string[] {
  if (KIT_TABLES.includes(table)) return [];
  return constraints
    .filter(({ name, columns }) => {
      // What PostgreSQL and knex call a constraint that nobody named.
      const stem = [table, ...columns].join('_');
      const generated = new RegExp(
        `^(${table}_pkey|(${stem}|${table})_(key|fkey|foreign|unique|check|excl)\\d*)$`,
      );
      return generated.test(name) && name !== `${table}_key`;
    })
    .map(
      ({ name }) =>
        `has the constraint ${name}, which nobody named: name it after the rule it keeps`,
    );
}

function types({ columns }: TableFacts): string[] {
  return columns
    .filter(({ type }) => TYPES[type])
    .map(
      ({ name, type }) =>
        `has the column ${name} as ${type}: use ${TYPES[type]}`,
    );
}

function rights(
  { schema, name, comment, owner, granted }: TableFacts,
  appRole: string,
  appendOnlyTables: readonly string[],
): string[] {
  const faults: string[] = [];
  if (owner === appRole) {
    faults.push(`belongs to ${appRole}, who could switch its guard off`);
  }
  const full = `${schema}.${name}`;
  if (appendOnlyTables.includes(full) && comment !== 'append-only') {
    faults.push('is to be append-only and was not made so');
  }
  const tooMuch = granted.filter(right => !ROWS.test(right));
  if (tooMuch.length > 0) faults.push(`lets ${appRole} ${tooMuch.join(', ')}`);
  const changes = granted.filter(right => /UPDATE|DELETE/.test(right));
  if (comment === 'append-only' && changes.length > 0) {
    faults.push(`is append-only and lets ${appRole} ${changes.join(' and ')}`);
  }
  return faults;
}
