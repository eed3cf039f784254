import { severityIn } from '../normalise/severityIn';
import type { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { FindingRecord } from '../record/ScanRecord';

/** A wrong setting in a file that describes infrastructure, as Snyk's scan of such files finds it. */
export function snykIssue(
  item: JsonRecord,
  target: string | undefined,
  file: ScanFile,
): FindingRecord {
  const rule = item.text('publicId') ?? item.text('id') ?? 'unknown rule';
  const title = item.text('title') ?? rule;
  const place = target ?? 'unknown file';
  const about = item.object('iacDescription');
  const either = (name: string) => about.text(name) ?? item.text(name);
  const path = item.texts('path').join('.');
  const link = item.text('documentation');
  const word = item.text('severity');
  return {
    kind: 'finding',
    rule,
    title: `${title} in ${place}`,
    severity: severityIn(file, word, rule),
    sourceSeverity: word,
    description: either('issue'),
    impact: either('impact'),
    remediation: either('resolve'),
    evidence: item.text('msg'),
    references: [...(link ? [link] : []), ...item.texts('references')],
    occurrence: {
      kind: 'code',
      file: place,
      line: item.number('lineNumber'),
      fingerprint: path || item.text('msg'),
    },
    status: item.flag('isIgnored') ? 'suppressed' : undefined,
    tags: item.texts('subType'),
    raw: item.rest(),
  };
}
