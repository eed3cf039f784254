import { purlOf } from '../normalise/purlOf';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type {
  ScanRecord,
  StatedProduct,
  StatementRecord,
} from '../record/ScanRecord';
import type { ScanFormat } from '../ScanFormat';

/** OpenVEX, also as an attestation (in-toto): statements on vulnerabilities in products, and no findings. */
export const openvex: ScanFormat = {
  id: 'openvex',
  title: 'OpenVEX',
  version: 1,
  recognise,
  read,
};

const STATES: Record<string, StatementRecord['status']> = {
  not_affected: 'not-affected',
  affected: 'affected',
  fixed: 'fixed',
  under_investigation: 'under-investigation',
};

const OF_DOCUMENT = ['author', 'tooling', 'timestamp', 'last_updated'];

function recognise({ json }: FileHead): number {
  const document = new JsonRecord(json);
  const names = [
    ...document.texts('@context'),
    ...document.texts('predicateType'),
    ...document.object('predicate').texts('@context'),
  ];
  return names.some(each => /\bopenvex\.dev\/ns\b/.test(each)) ? 1 : 0;
}

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const head = new JsonRecord(file.head.json);
  const within = head.has('predicateType') ? 'predicate.' : '';
  const document: Record<string, unknown> = {};
  const subjects: JsonRecord[] = [];
  for await (const { path, value } of file.json([
    ...OF_DOCUMENT.map(name => within + name),
    'subject[]',
  ]))
    if (path === 'subject[]') subjects.push(new JsonRecord(value));
    else document[path.slice(within.length)] = value;
  const about = new JsonRecord(document);
  const time = timeOf(about.text('last_updated') ?? about.text('timestamp'));
  yield {
    kind: 'scan',
    scanner: about.text('tooling') ?? about.text('author'),
    endedAt: time,
  };
  const subjectProducts = subjects.flatMap(each =>
    productOf(each.value('name')),
  );
  for await (const { value } of file.json([`${within}statements[]`])) {
    const statement = statementOf(new JsonRecord(value), subjectProducts, file);
    if (statement) yield { ...statement, statedAt: statement.statedAt ?? time };
  }
}

/** @param subjects - what is attested, of which a statement without products is said */
function statementOf(
  item: JsonRecord,
  subjects: StatedProduct[],
  file: ScanFile,
): StatementRecord | undefined {
  const vulnerability = item.object('vulnerability');
  const ids = [
    ...vulnerability.texts('name'),
    ...item.texts('vulnerability'),
    ...vulnerability.texts('aliases'),
  ];
  const state = item.text('status') ?? '';
  const products = item
    .list('products')
    .flatMap(each => productOf(each, item.list('subcomponents')));
  if (ids.length === 0) ids.push(...vulnerability.texts('@id'));
  if (ids.length === 0 || !Object.hasOwn(STATES, state)) {
    file.warn(
      `A statement on ${ids[0] ?? 'no vulnerability'} has the status “${state.slice(0, 40)}”, which says nothing; it is left out`,
    );
    return undefined;
  }
  const impact = item.text('impact_statement');
  return {
    kind: 'statement',
    vulnerabilityIds: ids,
    products: products.length > 0 ? products : subjects,
    status: STATES[state],
    justification: item.text('justification') ?? impact,
    action: item.text('action_statement'),
    statedAt: timeOf(item.text('last_updated') ?? item.text('timestamp')),
    raw: {
      ...item.rest(),
      impactStatement: impact,
      vulnerability: item.value('vulnerability'),
    },
  };
}

/** A product is an object with its identifiers, and was a text before version 0.2. */
function productOf(value: unknown, parts: unknown[] = []): StatedProduct[] {
  const product = new JsonRecord(value);
  const id = identifierOf(value);
  if (!id) return [];
  const purl = purlOf(id);
  const names = [...parts, ...product.list('subcomponents')].flatMap(
    each => identifierOf(each) ?? [],
  );
  return [
    {
      id,
      name: purl?.name,
      version: purl?.version,
      ...(names.length > 0 ? { parts: names } : {}),
    },
  ];
}

/** The package URL of something where there is one, else what comes next. */
function identifierOf(value: unknown): string | undefined {
  const item = new JsonRecord(
    typeof value === 'string' ? { '@id': value } : value,
  );
  const id = item.text('@id');
  const identifiers = item.object('identifiers');
  return (
    identifiers.text('purl') ??
    (id && purlOf(id) ? id : undefined) ??
    identifiers.text('cpe23') ??
    identifiers.text('cpe22') ??
    id
  );
}
