import type { Criticality, Exposure } from '../Asset';
import type { FindingPart } from '../finding/Finding';
import type { Severity } from '../finding/Severity';

/** What the rank of a finding depends on. */
export type RankInput = {
  severity: Severity;
  /** CVSS, 0 to 10. */
  score?: number;
  knownExploited: boolean;
  /** Since when the catalogue KEV lists it; absent where only the scanner says so. */
  exploitedSince?: string;
  exploitedByRansomware: boolean;
  /** Probability of exploitation in the next 30 days, 0 to 1. */
  epss?: number;
  /** Share of all CVEs that are less likely exploited, 0 to 1; absent where only the scanner says the score. */
  epssPercentile?: number;
  /** How the asset is reached, and how much depends on it. */
  exposure: Exposure;
  criticality: Criticality;
  /** Absent where nobody knows. */
  fixAvailable?: boolean;
};

/** A rank, 0 to 1000, and the summands that it is made of. */
export type Rank = { rank: number; parts: FindingPart[] };

// The threat: at most 225 + 100 + 120 + 30 + 150 = 625.
const severityPoints: Record<Severity, number> = {
  Critical: 225,
  High: 160,
  Medium: 90,
  Low: 30,
  Info: 0,
};
const pointsPerScore = 10;
const exploitedPoints = 120;
const ransomwarePoints = 30;
const epssPoints = 150;
// The surroundings: at most 30 % + 25 % + 5 % more, which makes 1000 of 625.
const exposureShare: Record<Exposure, number> = {
  internet: 0.3,
  unknown: 0.1,
  internal: 0,
};
const criticalityShare: Record<Criticality, number> = {
  critical: 0.25,
  high: 0.16,
  medium: 0.08,
  low: 0,
};
const fixShare = 0.05;

// A scanner that gives no score has not said that it is nothing: the middle of its severity's range in CVSS.
const usualScore: Record<Severity, number> = {
  Critical: 9.5,
  High: 8,
  Medium: 5.5,
  Low: 2,
  Info: 0,
};

const exposureWords: Record<Exposure, string> = {
  internet: 'The asset is reached from the internet',
  unknown: 'Nobody has said from where the asset is reached',
  internal: 'The asset is reached from inside alone',
};

/**
 * How pressing a finding is. What the weakness threatens is added up; where the asset stands makes it more by a share of
 * that, so that a remark about an important server never comes before a hole in a lesser one. No input that gets worse
 * makes the rank smaller.
 */
export function rankOf(input: RankInput): Rank {
  const threat = threatOf(input);
  const points = threat.reduce((sum, { value }) => sum + value, 0);
  const parts = [...threat, ...surroundingsOf(input, points)].filter(
    ({ value }, at) => at === 0 || value > 0,
  );
  const rank = parts.reduce((sum, { value }) => sum + value, 0);
  return { rank, parts };
}

function threatOf(input: RankInput): FindingPart[] {
  const { severity, score, epss = 0 } = input;
  return [
    { what: `Severity ${severity}`, value: severityPoints[severity] },
    {
      what:
        score === undefined
          ? `No CVSS score: as usual for ${severity}`
          : `CVSS ${score.toFixed(1)}`,
      value: Math.round((score ?? usualScore[severity]) * pointsPerScore),
    },
    {
      what: input.exploitedSince
        ? `Known to be exploited (KEV, ${input.exploitedSince.slice(0, 10)})`
        : 'Known to be exploited, as the scanner says',
      value: input.knownExploited ? exploitedPoints : 0,
    },
    {
      what: 'Used by ransomware (KEV)',
      value: input.exploitedByRansomware ? ransomwarePoints : 0,
    },
    // Nine of ten CVEs are below 0.1: the root tells them apart, where the score itself would be next to nothing.
    {
      what: `Likelihood of exploitation (${epssWords(input)})`,
      value: Math.round(Math.sqrt(epss) * epssPoints),
    },
  ];
}

function surroundingsOf(input: RankInput, points: number): FindingPart[] {
  const { exposure, criticality, fixAvailable } = input;
  const share = (what: string, of: number) => ({
    what: `${what}: ${Math.round(of * 100)} % more`,
    value: Math.round(points * of),
  });
  return [
    share(exposureWords[exposure], exposureShare[exposure]),
    share(
      `The asset's criticality is ${criticality}`,
      criticalityShare[criticality],
    ),
    share('There is a fix', fixAvailable ? fixShare : 0),
  ];
}

function epssWords({ epss = 0, epssPercentile }: RankInput): string {
  const score = `EPSS ${epss.toFixed(3)}`;
  return epssPercentile === undefined
    ? `${score}, as the scanner says`
    : `${score}, more than ${(epssPercentile * 100).toFixed(1)} % of all`;
}
