import type { z } from 'zod';

type Definition = {
  type: string;
  catchall?: z.ZodType;
} & Record<string, unknown>;

/**
 * Places of a schema where an object lets unknown fields through, as `$.filter.range`.
 *
 * @param schema - a zod schema; undefined stands for no input
 */
export function looseObjects(schema: unknown): string[] {
  const seen = new Set<unknown>();
  const visit = (node: unknown, path: string): string[] => {
    const definition = definitionOf(node);
    if (!definition || seen.has(node)) return [];
    seen.add(node);
    if (definition.type === 'object') {
      const strict = definitionOf(definition.catchall)?.type === 'never';
      const fields = Object.entries((node as z.ZodObject).shape);
      return [
        ...(strict ? [] : [path]),
        ...fields.flatMap(([name, field]) => visit(field, `${path}.${name}`)),
      ];
    }
    return Object.entries(definition).flatMap(([, value]) =>
      childrenOf(value).flatMap(child => visit(child, path)),
    );
  };
  return visit(schema, '$');
}

function definitionOf(node: unknown): Definition | undefined {
  return (node as { _zod?: { def: Definition } } | undefined)?._zod?.def;
}

/** Schemas directly inside a definition: the element of an array, the options of a union, both ends of a pipe. */
function childrenOf(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(child => definitionOf(child));
}
