import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** Modules that only one place may load at run time; their types may be used anywhere. */
export function runtimeImports(tree: SourceTree): Violation[] {
  return tree.architecture.runtimeImports.flatMap(({ module, only, instead }) =>
    tree.code
      .filter(file => !only.some(prefix => file.path.startsWith(prefix)))
      .flatMap(file =>
        file.imports
          .filter(
            ({ specifier, typeOnly }) => specifier === module && !typeOnly,
          )
          .map(({ line }) => ({
            where: `${file.path}:${line}`,
            what: `loads ${module}; ${instead}`,
          })),
      ),
  );
}
