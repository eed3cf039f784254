import { evidenceOf } from '../normalise/evidenceOf';
import { maskSecrets } from '../normalise/maskSecrets';
import { severityIn } from '../normalise/severityIn';
import { textOfHtml } from '../normalise/textOfHtml';
import { webAsset } from '../normalise/webAsset';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';

/** Type of all issues of extensions, of which only the names differ. */
const EXTENSION = '134217728';

/** A scan as Burp's REST interface gives it out: issues in events. */
export async function* burpOfInterface(
  file: ScanFile,
): AsyncGenerator<ScanRecord> {
  yield { kind: 'scan', scanner: 'Burp Suite' };
  const seen = new Set<string>();
  for await (const { value } of file.json(['issue_events[].issue'])) {
    const finding = findingOf(new JsonRecord(value), file);
    const { asset } = finding;
    if (asset && !seen.has(asset.name)) {
      seen.add(asset.name);
      yield { kind: 'asset', asset };
    }
    yield finding;
  }
}

function findingOf(issue: JsonRecord, file: ScanFile): FindingRecord {
  const type = issue.text('type_index');
  const title = issue.text('name') ?? `Issue ${type ?? ''}`.trim();
  const origin = issue.text('origin');
  const path = issue.text('path') ?? '/';
  const word = issue.text('severity');
  const html = (...names: string[]) =>
    maskSecrets(
      names
        .map(name => textOfHtml(issue.text(name) ?? ''))
        .filter(Boolean)
        .join('\n\n'),
    ) || undefined;
  const evidence = issue.objects('evidence');
  return {
    kind: 'finding',
    rule: type && type !== EXTENSION ? type : title,
    title,
    severity: severityIn(file, word, title),
    sourceSeverity: word,
    vulnerabilityIds: [title],
    description: html('issue_background', 'description', 'caption'),
    remediation: html('remediation_background', 'remediation'),
    asset: webAsset(origin),
    occurrence: origin
      ? {
          kind: 'web',
          url: maskSecrets(
            `${origin}${path.startsWith('/') ? '' : '/'}${path}`,
          ),
        }
      : { kind: 'host' },
    evidence: evidenceOf({
      Request: messageIn(evidence, 'request'),
      Response: messageIn(evidence, 'response'),
    }),
    // What Burp keeps for itself is of no use to anybody else, and may hold requests.
    raw: { ...issue.rest(), internal_data: undefined },
  };
}

/** The first message that shows it: pieces in base64, of which some are left out for their length. */
function messageIn(evidence: JsonRecord[], name: string): string | undefined {
  const [message] = evidence
    .map(each => [
      ...each.objects('request_response', name),
      ...each.objects(name),
    ])
    .filter(pieces => pieces.length > 0);
  return message
    ?.map(piece =>
      piece.has('data')
        ? Buffer.from(piece.text('data') ?? '', 'base64').toString('utf8')
        : '…',
    )
    .join('');
}
