import type { SourceFile } from '../tree/SourceFile';
import type { SourceTree } from '../tree/SourceTree';
import type { Violation } from './Violation';

/** By folder: the folders it imports, each with one import as proof. */
type Graph = Map<string, Map<string, string>>;

/** No two folders import each other, directly or around, type imports included. Tests are left out. */
export function folderCycles(tree: SourceTree): Violation[] {
  const graph = graphOf(tree);
  const seen = new Set<string>();
  return [...graph.keys()].flatMap(start => {
    if (seen.has(start)) return [];
    const cycle = shortestCycle(graph, start);
    if (!cycle) return [];
    cycle.forEach(folder => seen.add(folder));
    const proofs = cycle.map((folder, i) =>
      graph.get(folder)?.get(cycle[(i + 1) % cycle.length]),
    );
    return [
      {
        where: start,
        what: `folders import in a circle: ${[...cycle, start].join(' → ')} (${proofs.join('; ')})`,
      },
    ];
  });
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
  const folder = file.folder.replace(
    new RegExp(`/(${tree.architecture.foldersOfTheirParent.join('|')})$`),
    '',
  );
  return folder === `${tree.workspaceOf(file.path)?.dir}/src`
    ? file.path
    : folder;
}

function shortestCycle(graph: Graph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node)?.keys() ?? []) {
      if (next === start) return pathTo(node, start, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(
  end: string,
  start: string,
  cameFrom: Map<string, string>,
): string[] {
  const path = [end];
  while (path[0] !== start) path.unshift(cameFrom.get(path[0]) ?? start);
  return path;
}
