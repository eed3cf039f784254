import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** No file of code is longer than the limit, tests included. */
export function fileLength(tree: SourceTree): Violation[] {
  const { fileLines } = tree.architecture.limits;
  return tree.code
    .filter(file => file.lines > fileLines)
    .map(file => ({
      where: file.path,
      what: `has ${file.lines} lines; the limit is ${fileLines}: cut it in two things with two names`,
    }));
}
