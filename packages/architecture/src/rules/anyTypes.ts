import ts from 'typescript';
import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** The word `any` as a type stays below the limit per thousand lines of the whole house. */
export function anyTypes(tree: SourceTree): Violation[] {
  const files = tree.code.filter(file => /\.tsx?$/.test(file.path));
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const places = files.flatMap(placesOfAny);
  const limit = tree.architecture.limits.anyPerThousandLines;
  if (places.length <= (limit * lines) / 1000) return [];
  return [...new Set(places)].map(where => ({
    where,
    what: `says any; there are ${places.length} in ${lines} lines, the limit is ${limit} per 1,000`,
  }));
}

function placesOfAny(file: SourceFile): string[] {
  if (!/\bany\b/.test(file.text)) return [];
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      places.push(`${file.path}:${file.lineAt(node.getStart(file.ast))}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file.ast);
  return places;
}
