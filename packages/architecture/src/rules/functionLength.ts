import { findFunctions } from '../tree/findFunctions';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** No function is longer than the limit; components may be longer, tests and migrations are left out. */
export function functionLength(tree: SourceTree): Violation[] {
  const { functionLines, componentLines } = tree.architecture.limits;
  return tree.code
    .filter(file => !file.isTest && !file.path.includes('/migrations/'))
    .flatMap(file =>
      findFunctions(file.ast).flatMap(({ name, line, lines }) => {
        const isComponent = file.path.endsWith('.tsx') && /^[A-Z]/.test(name);
        const limit = isComponent ? componentLines : functionLines;
        if (lines <= limit) return [];
        return [
          {
            where: `${file.path}:${line}`,
            what: `${name} has ${lines} lines; the limit is ${limit}`,
          },
        ];
      }),
    );
}
