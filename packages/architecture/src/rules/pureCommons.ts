import { builtinModules } from 'node:module';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** A common holds no I/O: it runs in browsers, in the backend, in the gateway and offline. */
export function pureCommons(tree: SourceTree): Violation[] {
  const { notInCommon } = tree.architecture;
  return tree.code.flatMap(file => {
    const part = tree.workspaceOf(file.path)?.part;
    if (file.isTest || (part !== 'common' && part !== 'platform-common'))
      return [];
    return file.imports
      .filter(
        ({ specifier }) =>
          isBuiltin(specifier) || matches(specifier, notInCommon),
      )
      .map(({ specifier, line }) => ({
        where: `${file.path}:${line}`,
        what: `a common may not import ${specifier}: it does I/O or runs in one place only`,
      }));
  });
}

function isBuiltin(specifier: string): boolean {
  return (
    specifier.startsWith('node:') ||
    builtinModules.includes(specifier.split('/')[0])
  );
}

function matches(specifier: string, patterns: string[]): boolean {
  return patterns.some(pattern =>
    new RegExp(`^(?:${pattern})(?:/|$)`).test(specifier),
  );
}
