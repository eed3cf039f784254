import { severityOf, severityOfScore } from '../normalise/severityOf';
import type { XmlElement } from '../read/XmlElement';
import type { Occurrence } from '../record/Occurrence';
import type { ScannedAsset, ScannedService } from '../record/ScannedAsset';
import type { ScanRecord } from '../record/ScanRecord';

/** Where a script ran. */
export type NmapPlace = {
  asset: ScannedAsset;
  /** Left out where it ran on the host as a whole. */
  place?: ScannedService;
  /** ISO 8601 in UTC. */
  seenAt?: string;
};

/** What a script has found: `vulners` and scripts that report in its manner, and those of Nmap's library of vulnerabilities. */
export function* nmapScript(
  script: XmlElement,
  at: NmapPlace,
): Generator<ScanRecord> {
  if (script.attributes.id === 'vulners') {
    const seen = new Set<string>();
    for (const entry of entriesOf(script)) {
      if (seen.has(entry.id)) continue;
      seen.add(entry.id);
      yield vulnersFinding(entry, at);
    }
    return;
  }
  for (const table of script.all('table'))
    if (valueOf(table, 'state')) yield checkRecord(script, table, at);
}

type Entry = {
  id: string;
  score: number | undefined;
  raw: Record<string, string>;
};

/** Entries of `vulners`, from its tables or, of versions before it had some, from its text. */
function entriesOf(script: XmlElement): Entry[] {
  const tables = script.all('table').flatMap(cpe =>
    cpe.all('table').map(entry => ({
      cpe: cpe.attributes.key ?? '',
      ...Object.fromEntries(
        entry
          .all('elem')
          .map(each => [each.attributes.key ?? '', each.fullText()]),
      ),
    })),
  ) as Record<string, string>[];
  if (tables.length > 0)
    return tables
      .filter(each => each.id)
      .map(({ id, cvss, ...raw }) => ({ id, score: scoreOf(cvss), raw }));
  const lines = script.attributes.output?.split('\n') ?? [];
  return lines.flatMap((line): Entry[] => {
    const [id, cvss, link = ''] = line.trim().split(/\s+/);
    return cvss && /^\d+(\.\d+)?$/.test(cvss)
      ? [{ id, score: scoreOf(cvss), raw: link ? { link } : {} }]
      : [];
  });
}

function scoreOf(text: string | undefined): number | undefined {
  const score = Number(text || NaN);
  return score >= 0 && score <= 10 ? score : undefined;
}

function vulnersFinding(
  { id, score, raw }: Entry,
  { asset, place, seenAt }: NmapPlace,
): ScanRecord {
  const what = [place?.product ?? place?.name, place?.version];
  return {
    kind: 'finding',
    rule: id,
    title: [id, what.filter(Boolean).join(' ')].filter(Boolean).join(' in '),
    severity: score === undefined ? 'Info' : severityOfScore(score),
    sourceSeverity: score?.toString(),
    score,
    vulnerabilityIds: [id],
    description:
      'The version that the service tells of itself is known to have this weakness. Nobody has tried whether it is there.',
    references: [raw.link ?? `https://vulners.com/${raw.type ?? 'cve'}/${id}`],
    asset,
    occurrence: occurrenceOf(place),
    lastSeenAt: seenAt,
    raw,
  };
}

/** A check of Nmap's own library, with its state in words such as `VULNERABLE (Exploitable)`. */
function checkRecord(
  script: XmlElement,
  table: XmlElement,
  { asset, place, seenAt }: NmapPlace,
): ScanRecord {
  const { id = 'script', output = '' } = script.attributes;
  const state = valueOf(table, 'state') ?? '';
  const title = valueOf(table, 'title') ?? table.attributes.key ?? id;
  const check = {
    rule: table.attributes.key ? `${id}:${table.attributes.key}` : id,
    title,
    asset,
    occurrence: occurrenceOf(place),
  };
  if (!/^(LIKELY )?VULNERABLE/i.test(state))
    return { kind: 'passed', ...check, result: state, checkedAt: seenAt };
  const word = /Risk factor:\s*(\w+)/i.exec(output)?.[1];
  return {
    kind: 'finding',
    ...check,
    severity: severityOf(word ?? 'Medium') ?? 'Medium',
    sourceSeverity: word ?? state,
    vulnerabilityIds: valuesOf(table, 'ids'),
    description: valuesOf(table, 'description').join('\n'),
    references: valuesOf(table, 'refs'),
    evidence: output,
    lastSeenAt: seenAt,
    raw: { state, scores: valuesOf(table, 'scores') },
  };
}

function occurrenceOf(place: ScannedService | undefined): Occurrence {
  if (!place) return { kind: 'host' };
  const { port, protocol, name } = place;
  return { kind: 'network', port, protocol, service: name };
}

function valueOf(table: XmlElement, key: string): string | undefined {
  const found = table.all('elem').find(each => each.attributes.key === key);
  return found?.fullText() || undefined;
}

function valuesOf(table: XmlElement, key: string): string[] {
  const found = table.all('table').find(each => each.attributes.key === key);
  return (found?.all('elem') ?? []).map(each => each.fullText());
}
