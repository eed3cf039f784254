import { csvLine, type Page } from '@wardroom/platform-common';
import type { StoredFinding } from './findingOf';

type PageAt = (cursor?: string) => Promise<Page<StoredFinding>>;

const head = [
  ...['customer', 'asset', 'severity', 'score', 'title', 'rule'],
  ...['vulnerabilities', 'state', 'rank', 'due', 'known exploited', 'epss'],
  ...['fix available', 'source', 'first seen', 'last seen', 'id'],
];

/** The list as CSV, page by page, so that no list is too long for the memory of the server. */
export async function* findingTable(pageAt: PageAt): AsyncGenerator<string> {
  yield csvLine(head);
  for await (const items of pagesOf(pageAt)) yield items.map(lineOf).join('');
}

/** The list as one JSON array, page by page. */
export async function* findingJson(pageAt: PageAt): AsyncGenerator<string> {
  let mark = '[\n';
  for await (const items of pagesOf(pageAt)) {
    if (items.length === 0) continue;
    yield mark + items.map(item => JSON.stringify(item)).join(',\n');
    mark = ',\n';
  }
  yield mark === '[\n' ? '[]\n' : '\n]\n';
}

async function* pagesOf(pageAt: PageAt): AsyncGenerator<StoredFinding[]> {
  let cursor: string | undefined;
  do {
    const page = await pageAt(cursor);
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

function lineOf(finding: StoredFinding): string {
  return csvLine([
    finding.tenant,
    finding.asset.title,
    finding.severity,
    finding.score,
    finding.title,
    finding.rule,
    finding.vulnerabilityIds.join(' '),
    finding.state,
    finding.rank,
    finding.dueAt,
    wordOf(finding.knownExploited),
    finding.epss,
    wordOf(finding.fixAvailable),
    finding.source,
    finding.firstSeenAt,
    finding.lastSeenAt,
    finding.id,
  ]);
}

function wordOf(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? 'yes' : 'no';
}
