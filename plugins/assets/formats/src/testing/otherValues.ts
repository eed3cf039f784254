import { headOf } from '../read/headOf';
import { sourceOf } from './sourceOf';

export type OtherValue = {
  /** Which value is another one, and which. */
  what: string;
  content: string;
};

/** A value of each type of JSON, and what a program may trip over: no number, no letter, no way to be a text. */
const VALUES: unknown[] = [
  ...[null, true, -1, 1e300, '', 'a\u0000\ud800\u001b[31mb\u202e'],
  ...[[], [[{}]], {}],
  JSON.parse('{"__proto__":{"id":"x"},"toString":null,"valueOf":null}'),
];
const TEXTS = ['', 'x', '-1', '1e300', '99999999999', 'a\u009b31mb\u202e'];
const CELLS = [...TEXTS, '=1+1', 'a\u0000\u001b[31mb'];

/** Items of a list beyond these are read as those before them are. */
const ITEMS = 2;
const ROWS = 3;

/**
 * A file with one value after the other in another type, in none, or made to do harm: values of JSON, texts, attributes
 * and elements of XML, cells and columns of a table.
 */
export async function* otherValues(
  content: string,
): AsyncGenerator<OtherValue> {
  const json = jsonIn(content);
  if (json) yield* inJson(json);
  else if (content.trimStart().startsWith('<')) yield* inXml(content);
  else yield* inTable(content);
}

type Json = { before: string; values: unknown[] };

/** One value, several one after the other, or one that a script assigns to a name. */
function jsonIn(content: string): Json | undefined {
  const [before] = /^\s*(?:\w+\s*=)?\s*/.exec(content) ?? [''];
  const text = content.slice(before.length);
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return { before, values: [JSON.parse(text)] };
  } catch {
    const lines = text.split('\n').filter(line => line.trim());
    return { before, values: lines.map(line => JSON.parse(line)) };
  }
}

function* inJson({ before, values }: Json): Generator<OtherValue> {
  const changed = values.length === 1 ? othersOf(values[0]) : inList(values);
  for (const [what, value] of changed) {
    const all = values.length === 1 ? [value] : (value as unknown[]);
    const texts = all.map(each => JSON.stringify(each));
    yield { what, content: `${before}${texts.join('\n')}` };
  }
}

type Other = [what: string, value: unknown];

function* othersOf(value: unknown): Generator<Other> {
  for (const other of VALUES) yield [` = ${JSON.stringify(other)}`, other];
  if (Array.isArray(value)) yield* inList(value);
  else if (typeof value === 'object' && value !== null) yield* inObject(value);
}

function* inList(items: unknown[]): Generator<Other> {
  for (const [at, item] of items.slice(0, ITEMS).entries())
    for (const [what, other] of othersOf(item))
      yield [
        `[${at}]${what}`,
        items.map((each, index) => (index === at ? other : each)),
      ];
}

function* inObject(fields: object): Generator<Other> {
  const entries = Object.entries(fields);
  for (const [name, field] of entries) {
    const left = entries.filter(([each]) => each !== name);
    yield [`.${name} is missing`, Object.fromEntries(left)];
    for (const [what, other] of othersOf(field))
      yield [`.${name}${what}`, { ...fields, [name]: other }];
  }
}

const XML_TEXTS = /(?<==(["']))[^"'<>]*(?=\1)|(?<=>)[^<>]*[^<>\s][^<>]*(?=<)/g;
const XML_LEAVES = /<([\w:.-]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;

function* inXml(content: string): Generator<OtherValue> {
  const from = content.search(/<\w/);
  const places = [
    ...[...content.matchAll(XML_TEXTS)].map(each => ({ each, texts: TEXTS })),
    ...[...content.matchAll(XML_LEAVES)].map(each => ({ each, texts: [''] })),
  ];
  for (const { each, texts } of places) {
    if (each.index < from) continue;
    const end = each.index + each[0].length;
    for (const text of texts)
      yield {
        what: `${each[0]} at ${each.index} = ${text}`,
        content: `${content.slice(0, each.index)}${text}${content.slice(end)}`,
      };
  }
}

async function* inTable(content: string): AsyncGenerator<OtherValue> {
  const { rows = [], delimiter = ',' } = await headOf(sourceOf(content));
  const written = (table: string[][]) =>
    table.map(row => row.map(quoted).join(delimiter)).join('\n');
  const table = rows.slice(0, ROWS);
  for (const [at, row] of table.entries())
    for (const [column, cell] of row.entries())
      for (const other of CELLS)
        yield {
          what: `${cell} in row ${at + 1} = ${other}`,
          content: written(
            table.map((each, index) =>
              index === at
                ? each.map((old, each2) => (each2 === column ? other : old))
                : each,
            ),
          ),
        };
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
