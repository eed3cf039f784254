import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

const SWITCH =
  /(@ts-ignore|@ts-expect-error|@ts-nocheck|eslint-disable(?:-next-line|-line)?)([^\n*]*)/g;

/** Compiler and lint stay on. Where one is off, the reason follows after ` -- `, and all of them are counted. */
export function switchedOffChecks(tree: SourceTree): Violation[] {
  const found = tree.code.flatMap(file => {
    if (!/@ts-|eslint-disable/.test(file.text)) return [];
    const comments = commentsOf(file.text, file.code);
    return [...comments.matchAll(SWITCH)].map(match => ({
      where: `${file.path}:${file.lineAt(match.index)}`,
      name: match[1],
      reasoned: / -- .{15,}/.test(match[2]),
    }));
  });
  const limit = tree.architecture.limits.checksSwitchedOff;
  return [
    ...found
      .filter(({ reasoned }) => !reasoned)
      .map(({ where, name }) => ({
        where,
        what: `${name} without a reason: write the reason after “ -- ”`,
      })),
    ...(found.length > limit
      ? found.map(({ where }) => ({
          where,
          what: `switches a check off; there are ${found.length}, the limit is ${limit}`,
        }))
      : []),
  ];
}

/** Only what `code` blanked out. */
function commentsOf(text: string, code: string): string {
  return text
    .split('')
    .map((character, i) =>
      character === '\n' || character !== code[i] ? character : ' ',
    )
    .join('');
}
