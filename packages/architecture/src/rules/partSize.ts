import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** Parts that are to stay small stay so; more needs a decision of its own. */
export function partSize(tree: SourceTree): Violation[] {
  return tree.architecture.sizes.flatMap(({ what, in: places, lines }) => {
    const sum = tree.code
      .filter(file => !file.isTest)
      .filter(file => places.some(place => file.path.startsWith(place)))
      .reduce((total, file) => total + file.lines, 0);
    if (sum <= lines) return [];
    return [
      {
        where: places.join(' and '),
        what: `${what} has ${sum} lines; the limit is ${lines}: make it smaller, or decide on more by an ADR`,
      },
    ];
  });
}
