import { findFunctions } from '../tree/findFunctions';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/**
 * No function takes more parameters than the limit; one object is one parameter. A function written in place as an
 * argument is left out: whoever calls it decided on its parameters.
 */
export function parameterCount(tree: SourceTree): Violation[] {
  const limit = tree.architecture.limits.parameters;
  return tree.code.flatMap(file =>
    findFunctions(file.ast)
      .filter(({ parameters, isArgument }) => parameters > limit && !isArgument)
      .map(({ name, line, parameters }) => ({
        where: `${file.path}:${line}`,
        what: `${name} takes ${parameters} parameters; the limit is ${limit}: take one object`,
      })),
  );
}
