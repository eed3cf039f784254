import { parseAllDocuments, type Document } from 'yaml';
import { InputError } from '@backstage/errors';
import {
  AssetEntity,
  describedBy,
  type AssetDescription,
} from '@wardroom/assets-common';

/**
 * The assets that entity files describe. Documents of other kinds are left to the contexts they belong to.
 *
 * @param files - YAML documents; InputError names the document and the field that is wrong
 */
export function readAssetFiles(files: string): AssetDescription[] {
  const seen = new Set<string>();
  return parseAllDocuments(files).flatMap((document, index) => {
    const content = contentOf(document);
    if (content === null || kindOf(content) !== 'Asset') return [];
    const asset = read(content, index + 1);
    const key = `${asset.tenant}/${asset.name}`;
    if (seen.has(key)) throw new InputError(`files: ${key} is described twice`);
    seen.add(key);
    return [asset];
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

function read(content: unknown, position: number): AssetDescription {
  const parsed = AssetEntity.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = (content as { metadata?: { name?: unknown } }).metadata?.name;
    const which = typeof name === 'string' ? `asset ${name}` : 'an asset';
    throw new InputError(
      `files: document ${position} (${which.slice(0, 80)}), ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  const { metadata, spec } = parsed.data;
  if (spec.customer && spec.customer !== metadata.namespace) {
    throw new InputError(
      `files: document ${position} (asset ${metadata.name}), spec.customer: must be the namespace, ${metadata.namespace}`,
    );
  }
  return describedBy(parsed.data);
}
