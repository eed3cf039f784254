import { severityOf } from '../normalise/severityOf';
import type { JsonRecord } from '../read/JsonRecord';
import type { StatementRecord } from '../record/ScanRecord';
import type { CsafProducts } from './CsafProducts';

const STATES: Record<string, StatementRecord['status']> = {
  known_affected: 'affected',
  first_affected: 'affected',
  last_affected: 'affected',
  known_not_affected: 'not-affected',
  fixed: 'fixed',
  first_fixed: 'fixed',
  under_investigation: 'under-investigation',
};

/** Advisories name thousands of products; no list of a record is longer than a thousand. */
const MOST_PRODUCTS = 500;

/** Products of which the same is said. */
type Group = {
  status: StatementRecord['status'];
  justification?: string;
  ids: Set<string>;
};

/** What an advisory says of one vulnerability: a statement for each status and, of “not affected”, each reason. */
export function* csafStatements(
  vulnerability: JsonRecord,
  products: CsafProducts,
): Generator<StatementRecord> {
  const groups = groupsOf(vulnerability, products);
  const remediations = vulnerability.objects('remediations');
  const scores = [
    ...vulnerability.objects('scores'),
    ...vulnerability.objects('metrics'),
  ];
  const threats = vulnerability.objects('threats');
  const common = {
    kind: 'statement' as const,
    vulnerabilityIds: idsOf(vulnerability),
    title: vulnerability.text('title'),
  };
  const raw = vulnerability.rest();
  for (const { status, justification, ids } of groups) {
    const isOn = (item: JsonRecord) => {
      const named = products.idsIn(item);
      return named.length === 0 || named.some(id => ids.has(id));
    };
    const statement = {
      ...common,
      status,
      justification,
      action: actionOf(status, remediations.filter(isOn)),
      ...ratingOf(scores.find(isOn), threats.filter(isOn)),
      raw,
    };
    const all = [...ids].map(id => products.at(id));
    for (let from = 0; from < all.length; from += MOST_PRODUCTS)
      yield { ...statement, products: all.slice(from, from + MOST_PRODUCTS) };
  }
}

function idsOf(vulnerability: JsonRecord): string[] {
  const others = vulnerability.objects('ids');
  return [
    ...vulnerability.texts('cve'),
    ...others.flatMap(each => each.texts('text')),
  ];
}

function groupsOf(
  vulnerability: JsonRecord,
  products: CsafProducts,
): Iterable<Group> {
  const said = vulnerability.object('product_status');
  const reasons = reasonsOf(vulnerability, products);
  const groups = new Map<string, Group>();
  for (const name of said.names()) {
    if (!Object.hasOwn(STATES, name)) continue;
    const status = STATES[name];
    for (const id of said.texts(name)) {
      const justification =
        status === 'not-affected' ? reasons.get(id) : undefined;
      const key = JSON.stringify([status, justification]);
      const group = groups.get(key) ?? {
        status,
        justification,
        ids: new Set(),
      };
      groups.set(key, group);
      group.ids.add(id);
    }
  }
  return groups.values();
}

/** Why products are not affected: a word of the standard, or else a text. */
function reasonsOf(
  vulnerability: JsonRecord,
  products: CsafProducts,
): Map<string, string> {
  const reasons = new Map<string, string>();
  const add = (item: JsonRecord, reason: string | undefined) => {
    for (const id of reason ? products.idsIn(item) : [])
      if (!reasons.has(id)) reasons.set(id, reason as string);
  };
  for (const each of vulnerability.objects('flags'))
    add(each, each.text('label'));
  for (const each of vulnerability.objects('threats'))
    if (each.text('category') === 'impact') add(each, each.text('details'));
  return reasons;
}

function actionOf(
  status: StatementRecord['status'],
  remediations: JsonRecord[],
): string | undefined {
  if (status === 'not-affected') return undefined;
  const texts = remediations.map(each =>
    [each.text('details'), each.text('url')].filter(Boolean).join(' '),
  );
  return [...new Set(texts)].join('\n') || undefined;
}

/** The score by the newest version of CVSS, and the severity by it or by a word of the maker. */
function ratingOf(
  score: JsonRecord | undefined,
  threats: JsonRecord[],
): Pick<StatementRecord, 'severity' | 'score' | 'vector'> {
  const content = score?.has('content') ? score.object('content') : score;
  const cvss = ['cvss_v4', 'cvss_v3', 'cvss_v2']
    .map(name => content?.object(name))
    .find(each => each?.has('vectorString') || each?.has('baseScore'));
  const words = threats
    .filter(each => each.text('category') === 'impact')
    .map(each => each.text('details') ?? '')
    .filter(each => /^\w+$/.test(each));
  const word = cvss?.text('baseSeverity') ?? words[0];
  return {
    severity: word ? severityOf(word) : undefined,
    score: cvss?.number('baseScore'),
    vector: cvss?.text('vectorString'),
  };
}
