import { InputError } from '@backstage/errors';
import { line, personRef, isoTime, tenantId } from '@wardroom/platform-common';
import {
  GroupRule,
  memberFields,
  memberName,
  roleFields,
  tenantFields,
} from '@wardroom/tenants-common';
import { parseAllDocuments, type Document } from 'yaml';
import { z } from 'zod';

const metadata = z.strictObject({
  namespace: z.string(),
  name: z.string(),
  title: line(80).optional(),
  description: line(300).optional(),
});

const own = { apiVersion: z.literal('wardroom.dev/v1alpha1'), metadata };

const customer = z.strictObject({
  ...own,
  kind: z.literal('Customer'),
  metadata: metadata.extend({ title: line(80) }),
  spec: z.strictObject(tenantFields).omit({ name: true }),
});
const user = z.strictObject({
  apiVersion: z.literal('backstage.io/v1alpha1'),
  kind: z.literal('User'),
  metadata: metadata.extend({ name: memberName }),
  spec: z.strictObject({
    profile: z.strictObject({
      displayName: memberFields.displayName,
      email: memberFields.email,
    }),
    roles: memberFields.roles,
  }),
});
const role = z.strictObject({
  ...own,
  kind: z.literal('Role'),
  metadata: metadata.extend({ title: line(60), description: line(300) }),
  spec: z.strictObject({
    base: z.string().max(64),
    permissions: roleFields.permissions,
  }),
});
const assignment = z.strictObject({
  ...own,
  kind: z.literal('Assignment'),
  spec: z.strictObject({
    person: personRef,
    kind: z.enum(['primary', 'secondary', 'cover']),
    reason: line(300),
    from: isoTime.optional(),
    until: isoTime.optional(),
  }),
});
const customerGroup = z.strictObject({
  ...own,
  kind: z.literal('CustomerGroup'),
  metadata: metadata.extend({ title: line(60) }),
  spec: z.strictObject({
    rule: GroupRule.optional(),
    members: z.array(tenantId).max(500).optional(),
    exclusions: z.array(tenantId).max(500).optional(),
  }),
});

const document = z.discriminatedUnion('kind', [
  customer,
  user,
  role,
  assignment,
  customerGroup,
]);

/** One entity of the files that this context applies. */
export type FileEntity = z.infer<typeof document>;

// Applied by the contexts that own them, from the same files.
const foreignKinds = ['Asset'];
const order = ['Customer', 'Role', 'User', 'Assignment', 'CustomerGroup'];

/**
 * The entities of YAML documents, in the order in which they need each other. Throws InputError that names the
 * document and the field.
 */
export function parseFiles(files: string): FileEntity[] {
  const documents: Document.Parsed[] = [...parseAllDocuments(files)];
  const entities = documents.flatMap((parsed, index) => {
    if (parsed.errors.length > 0) {
      throw new InputError(
        `files: document ${index + 1} is not valid YAML: ${parsed.errors[0].message.split('\n')[0]}`,
      );
    }
    const value = toValue(parsed, index);
    if (value === null || value === undefined) return [];
    if (foreignKinds.includes((value as { kind?: string }).kind ?? '')) {
      return [];
    }
    return [checked(value, index)];
  });
  return entities.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function toValue(
  parsed: { toJS(options: { maxAliasCount: number }): unknown },
  index: number,
) {
  try {
    // Aliases make small files large: entity files have no need of them.
    return parsed.toJS({ maxAliasCount: 0 });
  } catch {
    throw new InputError(
      `files: document ${index + 1} uses YAML aliases; write the values out`,
    );
  }
}

function checked(value: unknown, index: number): FileEntity {
  const result = document.safeParse(value);
  if (result.success) return result.data;
  const { kind, metadata: meta } = value as {
    kind?: string;
    metadata?: { name?: string };
  };
  const issue = result.error.issues[0];
  const name = `${kind ?? 'entity'} ${meta?.name ?? ''}`.trim();
  throw new InputError(
    `files: document ${index + 1} (${name}): ${issue.path.join('.') || 'kind'}: ${issue.message}`,
  );
}
