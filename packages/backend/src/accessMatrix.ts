import { declaredEndpoints } from '@wardroom/platform-common';
import { builtInRoles } from '@wardroom/tenants-common';
import { contracts } from './contracts';

/** The published table of roles and permissions, and of all endpoints with the permission that each needs. */
export function accessMatrix(): string {
  const endpoints = contracts.flatMap(contract => declaredEndpoints(contract));
  const named = new Set(builtInRoles.flatMap(role => role.permissions));
  const names = builtInRoles.map(role => role.name);
  const rows = [...named].sort().map(permission => {
    const marks = builtInRoles.map(role =>
      role.permissions.includes(permission) ? '✓' : '',
    );
    return `| ${[`\`${permission}\``, ...marks].join(' | ')} |`;
  });
  return [
    '# Who may do what',
    '',
    'Made from code; a test compares it. Roles of customers hold in their own company, technicians in the customers they are assigned to, all other staff everywhere.',
    '',
    `| Permission | ${names.join(' | ')} |`,
    `|---|${names.map(() => ':-:|').join('')}`,
    ...rows,
    '',
    '## Endpoints',
    '',
    '| Endpoint | Works in | Needs | On record as |',
    '|---|---|---|---|',
    ...endpoints.map(
      e =>
        `| \`${e.method} /api/${e.context}${e.path}\` | ${e.scope} | ${e.permission?.name ?? '–'} | ${e.audit ?? '–'} |`,
    ),
    '',
  ].join('\n');
}
