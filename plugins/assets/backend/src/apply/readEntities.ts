import { parseAllDocuments, type Document } from 'yaml';
import type { z } from 'zod';
import { InputError } from '@backstage/errors';

type Entity = {
  metadata: { namespace: string; name: string };
  spec: { customer?: string };
};

/**
 * The entities of one kind that files describe. Documents of other kinds are left to whom they belong to.
 *
 * @param files - YAML documents; InputError names the document and the field that is wrong
 */
export function readEntities<E extends Entity>(
  files: string,
  kind: { name: string; noun: string; schema: z.ZodType<E> },
): E[] {
  const seen = new Set<string>();
  return parseAllDocuments(files).flatMap((document, index) => {
    const content = contentOf(document);
    if (content === null || kindOf(content) !== kind.name) return [];
    const entity = read(content, index + 1, kind);
    const { namespace, name } = entity.metadata;
    const key = `${namespace}/${name}`;
    if (seen.has(key)) throw new InputError(`files: ${key} is described twice`);
    seen.add(key);
    return [entity];
  });
}

function contentOf(document: Document): unknown {
  const [error] = document.errors;
  if (error) throw new InputError(`files: ${error.message.slice(0, 300)}`);
  try {
    // Aliases can turn a page of text into gigabytes; entity files have no use for them.
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new InputError('files: must not use aliases (*name)');
  }
}

function kindOf(content: unknown): unknown {
  return (content as { kind?: unknown } | undefined)?.kind;
}

function read<E extends Entity>(
  content: unknown,
  position: number,
  { noun, schema }: { noun: string; schema: z.ZodType<E> },
): E {
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = (content as { metadata?: { name?: unknown } }).metadata?.name;
    const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
    const which =
      typeof name === 'string' ? `${noun} ${name}` : `${article} ${noun}`;
    throw new InputError(
      `files: document ${position} (${which.slice(0, 80)}), ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  const { metadata, spec } = parsed.data;
  if (spec.customer && spec.customer !== metadata.namespace) {
    throw new InputError(
      `files: document ${position} (${noun} ${metadata.name}), spec.customer: must be the namespace, ${metadata.namespace}`,
    );
  }
  return parsed.data;
}
