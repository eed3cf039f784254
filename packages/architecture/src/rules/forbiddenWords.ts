import type { Architecture } from '../Architecture';
import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

type Word = Architecture['words'][number];

/** What the platform does once is not written again elsewhere: the words of `architecture.json`. */
export function forbiddenWords(tree: SourceTree): Violation[] {
  return tree.architecture.words.flatMap(word =>
    tree.code
      .filter(file => (word.tests || !file.isTest) && isAsked(word, file.path))
      .flatMap(file => violations(word, file)),
  );
}

function violations(word: Word, file: SourceFile): Violation[] {
  if (!new RegExp(word.pattern).test(file.text)) return [];
  const text = word.comments ? file.text : file.code;
  return [...text.matchAll(new RegExp(word.pattern, 'g'))].map(match => ({
    where: `${file.path}:${file.lineAt(match.index)}`,
    what: `says “${match[0].replace(/\s+/g, ' ')}”; ${word.instead}`,
  }));
}

function isAsked(word: Word, path: string): boolean {
  return (
    (!word.in || word.in.some(place => matchesPlace(place, path))) &&
    !word.except.some(place => matchesPlace(place, path))
  );
}

function matchesPlace(place: string, path: string): boolean {
  return new RegExp(
    `^${place.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}`,
  ).test(path);
}
