import type { FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';

const words = messages.finding.request;
/** The request itself lists all of them: its text names the first, as far as an address may be long. */
const named = 10;
const letters = 100;

/** Address of a new request that fixes these findings of one customer. */
export function requestOfFindingsPath(
  findings: readonly FindingSummary[],
): string {
  const query = new URLSearchParams({
    tenant: findings[0].tenant,
    type: 'maintenance',
    title: words.titleOf(findings.length),
    description: words.textOf(
      findings
        .slice(0, named)
        .map(({ title, asset }) => words.line(shortOf(title), asset.title)),
      findings.length - named,
    ),
  });
  new Set(findings.map(({ asset }) => asset.id)).forEach(id =>
    query.append('asset', id),
  );
  findings.forEach(({ id }) => query.append('finding', id));
  return `/requests/new?${query}`;
}

function shortOf(title: string): string {
  return title.length > letters ? `${title.slice(0, letters)}…` : title;
}
