import { hash } from 'node:crypto';
import type { Occurrence, PackageOccurrence } from '../record/Occurrence';

/** Raised when keys are made of something else; stored keys are then made anew by a migration. */
export const keyVersion = 1;

/** Two hashes, as hexadecimal digits of SHA-256. */
export type FindingKey = {
  /** The weakness on its asset: what is triaged. */
  finding: string;
  /** The place within the finding. */
  occurrence: string;
};

/**
 * Keys by which a scan finds what an earlier one has found. Made of what the scanner will say again of the same weakness:
 * never of severity, text, version or line. Lists are written as JSON, so no two different ones have one text.
 *
 * | occurrence    | finding                 | occurrence within it    |
 * | ------------- | ----------------------- | ----------------------- |
 * | host, network | rule                    | port, protocol          |
 * | web           | rule                    | method, path, parameter |
 * | package       | rule, package           | path                    |
 * | code          | rule, file, fingerprint | –                       |
 * | resource      | rule, resource          | –                       |
 *
 * The asset is not in it: the row has its id, so that assets can be merged and split.
 *
 * @param source - what tells scanners apart whose rules may have the same names: id of the format, or of an instance
 */
export function findingKey(
  source: string,
  { rule, occurrence }: { rule: string; occurrence: Occurrence },
): FindingKey {
  const [kind, ofFinding, ofOccurrence] = partsOf(occurrence);
  return {
    finding: digestOf([keyVersion, source, rule, kind, ...ofFinding]),
    occurrence: digestOf([keyVersion, kind, ...ofOccurrence]),
  };
}

function partsOf(at: Occurrence): [string, string[], string[]] {
  switch (at.kind) {
    case 'host':
      return ['host', [], []];
    case 'network':
      return ['host', [], [String(at.port), at.protocol.toLowerCase()]];
    case 'web':
      return [
        'web',
        [],
        [at.method?.toUpperCase() ?? '', pathOf(at.url), at.parameter ?? ''],
      ];
    case 'package':
      return ['package', [packageOf(at)], [at.path ?? '']];
    case 'code':
      return ['code', [at.file, at.fingerprint ?? ''], []];
    default:
      return ['resource', [at.resource], []];
  }
}

/** Address without query and fragment: values of parameters differ from scan to scan. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return url.split(/[?#]/)[0];
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function packageOf({ purl, ecosystem, name }: PackageOccurrence): string {
  return purl
    ? purl.split(/[?#]/)[0].replace(/@[^@/]*$/, '')
    : `${ecosystem ?? ''}/${name}`;
}

function digestOf(parts: (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts));
}
