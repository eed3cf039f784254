import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** By node: the nodes it imports, each with one import as proof. */
type Graph = Map<string, Map<string, string>>;

/** No two folders import each other, directly or around, type imports included. Tests are left out. */
export function folderCycles(tree: SourceTree): Violation[] {
  const graph = graphOf(tree);
  const reported = new Set<string>();
  return [...graph].flatMap(([from, edges]) =>
    [...edges.keys()].flatMap(to => {
      // Files of one folder may lean on each other; a circle is one that leaves the folder.
      if (folderOf(from) === folderOf(to)) return [];
      const back = shortestPath(graph, to, from);
      if (!back) return [];
      const circle = [...new Set([from, ...back])];
      const id = [...circle].sort().join();
      if (reported.has(id)) return [];
      reported.add(id);
      return [{ where: from, what: describe(graph, circle) }];
    }),
  );
}

function graphOf(tree: SourceTree): Graph {
  const graph: Graph = new Map();
  for (const file of tree.code) {
    if (file.isTest) continue;
    const from = nodeOf(tree, file);
    for (const { specifier, line } of file.imports) {
      const target = tree.resolve(file, specifier);
      const to = target?.isCode && !target.isTest ? nodeOf(tree, target) : from;
      if (to === from) continue;
      const edges = graph.get(from) ?? new Map<string, string>();
      if (!edges.has(to)) edges.set(to, `${file.path}:${line}`);
      graph.set(from, edges);
    }
  }
  return graph;
}

/**
 * What counts as a folder. A file directly in `src` counts alone, because `plugin.tsx` loads the pages that use
 * `routes.ts` beside it; a folder such as `queries` counts with its noun.
 */
function nodeOf(tree: SourceTree, file: SourceFile): string {
  const inner = tree.architecture.foldersOfTheirParent.join('|');
  const folder = file.folder.replace(new RegExp(`/(${inner})$`), '');
  const isRoot = folder === `${tree.workspaceOf(file.path)?.dir}/src`;
  return isRoot ? file.path : folder;
}

function folderOf(node: string): string {
  return /\.[a-z]+$/.test(node) ? node.replace(/\/[^/]*$/, '') : node;
}

function shortestPath(graph: Graph, start: string, end: string) {
  const paths = [[start]];
  const seen = new Set([start]);
  for (let path = paths.shift(); path; path = paths.shift()) {
    const last = path[path.length - 1];
    if (last === end) return path;
    for (const next of graph.get(last)?.keys() ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}

function describe(graph: Graph, circle: string[]): string {
  const proofs = circle.map((node, i) =>
    graph.get(node)?.get(circle[(i + 1) % circle.length]),
  );
  const route = [...circle, circle[0]].join(' → ');
  return `folders import in a circle: ${route} (${proofs.join('; ')})`;
}
