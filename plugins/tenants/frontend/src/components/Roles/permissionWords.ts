import { formatWords } from '@wardroom/platform-react';

/** Nouns of permissions that people know by another name. */
const nouns: Record<string, string> = {
  tenant: 'Customers',
  tenantGroup: 'Customer groups',
  member: 'People',
  account: 'Accounts',
  auditEvent: 'Audit trail',
  intervention: 'Requests',
  message: 'Conversation',
  session: 'Remote sessions',
  recording: 'Recordings',
  catalog: 'Catalog',
  workspace: 'Workspaces',
  queue: 'Work queue',
};

/** Verbs that need more than one word. */
const verbs: Record<string, string> = {
  'message.postInternal': 'write internal notes',
  'catalog.entity.read': 'read entities',
  'account.use': 'use the own account',
  'workspace.portal': 'portal of the customer',
  'workspace.console': 'console of the staff',
  'target.repin': 'accept a changed host key',
};

/** What a permission allows, in words: `intervention.approve` is "approve". */
export function permissionWords(permission: string): string {
  const verb = permission.slice(permission.indexOf('.') + 1);
  return (
    verbs[permission] ??
    verb.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`)
  );
}

/** Permissions by the things that they are about, in alphabetical order. */
export function groupPermissions(
  permissions: readonly string[],
): { noun: string; names: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const name of permissions) {
    const noun = name.slice(0, name.indexOf('.'));
    const title = nouns[noun] ?? `${formatWords(splitWords(noun))}s`;
    groups.set(title, [...(groups.get(title) ?? []), name]);
  }
  return [...groups]
    .map(([noun, names]) => ({ noun, names }))
    .sort((a, b) => a.noun.localeCompare(b.noun));
}

function splitWords(camelCase: string): string {
  return camelCase.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`);
}
