import type { Role } from '../Architecture';
import type { SourceFile } from './SourceFile';
import type { SourceTree } from './SourceTree';

const PASCAL = '[A-Z][A-Za-z0-9]*';
const CAMEL = '[a-z][A-Za-z0-9]*';
// Folders with a role of their own are no nouns.
const NOUN = `(?!(?:jobs|events|queries|testing|hooks|pages|components)\\b)${CAMEL}`;
const PLACEHOLDERS: Record<string, string> = {
  Noun: PASCAL,
  noun: NOUN,
  Name: PASCAL,
  name: CAMEL,
};

/** The first role of the table that a file of a context fits. */
export function roleOf(tree: SourceTree, file: SourceFile): Role | undefined {
  const workspace = tree.workspaceOf(file.path);
  if (!workspace?.context) return undefined;
  const path = file.path.slice(workspace.dir.length + 1);
  return tree.architecture.roles.find(
    role => role.in.includes(workspace.part) && fits(role.path, path),
  );
}

/**
 * True when a path fits the pattern of a role. The same placeholder twice stands for the same text, and `<noun>` is
 * `<Noun>` with a small first letter.
 */
export function fits(pattern: string, path: string): boolean {
  const match = expressionOf(pattern).exec(path);
  if (!match) return false;
  const { Noun, noun } = match.groups ?? {};
  return (
    !Noun || !noun || Noun.charAt(0).toLowerCase() + Noun.slice(1) === noun
  );
}

function expressionOf(pattern: string): RegExp {
  const used = new Set<string>();
  const source = pattern
    .replace(/[.$+()|[\]\\]/g, '\\$&')
    .replace(
      /\{([a-z,]+)\}/g,
      (_, endings: string) => `(?:${endings.replaceAll(',', '|')})`,
    )
    .replaceAll('*', '[^/]+')
    .replace(/<(\w+)>/g, (_, name: string) => {
      if (used.has(name)) return `\\k<${name}>`;
      used.add(name);
      return `(?<${name}>${PLACEHOLDERS[name] ?? '\\d+'})`;
    });
  return new RegExp(`^${source}$`);
}
