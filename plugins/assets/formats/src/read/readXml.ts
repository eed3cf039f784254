import { SaxesParser } from 'saxes';
import { readableXml } from './readableXml';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';
import { XmlElement } from './XmlElement';

/** An element at one of the paths that were asked for. */
export type XmlMatch = {
  /** The path that matched, as it was asked for. */
  path: string;
  element: XmlElement;
  /** The elements it is in, the outermost first: names and attributes, and no content. */
  parents: XmlElement[];
};

/**
 * Reads XML piece by piece and yields the elements at some paths, in order of their end tags. There is no DTD: a document
 * type is skipped, nothing outside is ever fetched, and a file that declares entities is refused.
 *
 * @param paths - names without prefix, parted by `/`, from the root; `*` stands for any one, and a path that begins with
 *   `**` may begin anywhere: `report/results/result`, or `**` and `/result`. A match inside another match is part of
 *   that one and is not yielded by itself. A path that ends with `/@` yields elements at their start tags, with their
 *   attributes and without content: what is in them can be asked for as well
 */
export async function* readXml(
  text: AsyncIterable<string>,
  paths: string[],
  limits: ScanLimits,
): AsyncGenerator<XmlMatch> {
  const wanted = paths.map(wantedAt);
  const found: XmlMatch[] = [];
  const open: XmlElement[] = [];
  let inside: { match: XmlMatch; depth: number } | undefined;
  let nodes = 0;
  let quiet = 0;
  let attributes = 0;

  const parser = new SaxesParser({ xmlns: false, position: true });
  const refuse = (why: string): never => {
    throw new ScanFileError(
      `Line ${parser.line}: ${why}. Export the report again, or leave the file out.`,
    );
  };
  parser.on('error', error => {
    // A reference to a character that XML does not allow stays as it is written.
    if (!error.message.endsWith('malformed character entity.'))
      refuse(`this is no valid XML (${plain(error)})`);
  });
  parser.on('doctype', content => {
    quiet = 0;
    if (/<!ENTITY/i.test(content))
      refuse('the file declares entities, which scanners do not need');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes)
      refuse(`an element has more than ${limits.attributes} attributes`);
  });
  parser.on('opentag', tag => {
    quiet = 0;
    attributes = 0;
    const element = new XmlElement(local(tag.name), withoutPrefixes(tag));
    open.push(element);
    if (open.length > limits.depth)
      refuse(`elements lie more than ${limits.depth} deep in each other`);
    if (inside) {
      nodes += 1;
      if (nodes > limits.nodes)
        refuse(`one record has more than ${limits.nodes} elements`);
      open[open.length - 2].children.push(element);
      return;
    }
    const match = wanted.find(({ steps }) => isAt(open, steps));
    if (!match) return;
    const parents = open.slice(0, -1);
    const matched = { path: match.path, element, parents };
    nodes = 0;
    if (match.start) found.push(matched);
    else inside = { match: matched, depth: open.length };
  });
  const addText = (content: string) => {
    quiet = 0;
    if (inside) open[open.length - 1].ownText += content;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (inside?.depth === open.length) {
      found.push(inside.match);
      inside = undefined;
    }
    open.pop();
  });

  for await (const chunk of readableXml(text)) {
    quiet += chunk.length;
    parser.write(chunk);
    if (quiet > limits.textLength + chunk.length)
      refuse(`a piece of text is longer than ${limits.textLength} characters`);
    yield* found.splice(0);
  }
  parser.close();
  yield* found.splice(0);
}

function wantedAt(path: string) {
  const start = path.endsWith('/@');
  const steps = path.split('/');
  return { path, steps: start ? steps.slice(0, -1) : steps, start };
}

function isAt(open: XmlElement[], steps: string[]): boolean {
  const anywhere = steps[0] === '**';
  const names = anywhere ? steps.slice(1) : steps;
  const from = open.length - names.length;
  if (anywhere ? from < 0 : from !== 0) return false;
  return names.every(
    (name, at) => name === '*' || name === open[from + at].name,
  );
}

function withoutPrefixes(tag: { attributes: Record<string, string> }) {
  const plainNames: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(tag.attributes))
    plainNames[name.startsWith('xmlns') ? name : local(name)] = value;
  return plainNames;
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** The library's message without the position before it. */
function plain(error: Error): string {
  return error.message.replace(/^[^ ]*\d+:\d+: /, '').slice(0, 200);
}
