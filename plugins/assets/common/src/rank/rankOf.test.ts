import { Criticality, Exposure } from '../Asset';
import { Severity } from '../finding/Severity';
import { rankOf, type RankInput } from './rankOf';

const bland: RankInput = {
  severity: 'Info',
  knownExploited: false,
  exploitedByRansomware: false,
  exposure: 'internal',
  criticality: 'low',
};

/** Values of each input from the best to the worst. */
const scales = {
  severity: [...Severity.options].reverse(),
  score: [0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10],
  knownExploited: [false, true],
  exploitedByRansomware: [false, true],
  epss: [0, 0.00001, 0.0004, 0.01, 0.1, 0.5, 0.97, 1],
  exposure: ['internal', 'unknown', 'internet'] satisfies Exposure[],
  criticality: [...Criticality.options],
  fixAvailable: [false, true],
};
type Scale = keyof typeof scales;

/** The same inputs in each run, and far from each other. */
function* someInputs(): Generator<RankInput> {
  let seed = 7;
  const next = (length: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % length;
  };
  for (let at = 0; at < 500; at++) {
    const picked = Object.entries(scales).map(([name, values]) => [
      name,
      values[next(values.length)],
    ]);
    yield { ...bland, ...Object.fromEntries(picked) };
  }
}

it('never ranks a finding lower because one of its inputs is worse', () => {
  for (const input of someInputs()) {
    for (const name of Object.keys(scales) as Scale[]) {
      const ranks = scales[name].map(
        value => rankOf({ ...input, [name]: value }).rank,
      );
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }
  }
});

it('is the sum of its parts, and between 0 and 1000', () => {
  for (const input of someInputs()) {
    const { rank, parts } = rankOf(input);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(rank);
    expect(Number.isInteger(rank)).toBe(true);
    expect(rank).toBeGreaterThanOrEqual(0);
    expect(rank).toBeLessThanOrEqual(1000);
  }
});

it('is 1000 for the worst there is and 0 for a remark, however important its asset', () => {
  const worst = rankOf({
    ...{ severity: 'Critical', score: 10, epss: 1, epssPercentile: 1 },
    ...{ knownExploited: true, exploitedByRansomware: true },
    ...{ exposure: 'internet', criticality: 'critical', fixAvailable: true },
  });
  expect(worst.rank).toBe(1000);
  const remark = rankOf({
    ...bland,
    ...{ exposure: 'internet', criticality: 'critical', fixAvailable: true },
  });
  expect(remark).toEqual({
    rank: 0,
    parts: [{ what: 'Severity Info', value: 0 }],
  });
});

it('writes its sum out, with what KEV and EPSS say', () => {
  const { parts } = rankOf({
    ...{ severity: 'High', score: 8.1, epss: 0.25, epssPercentile: 0.967 },
    ...{ knownExploited: true, exploitedSince: '2021-11-03T00:00:00.000Z' },
    exploitedByRansomware: true,
    ...{ exposure: 'internet', criticality: 'medium', fixAvailable: true },
  });
  expect(parts).toEqual([
    { what: 'Severity High', value: 160 },
    { what: 'CVSS 8.1', value: 81 },
    { what: 'Known to be exploited (KEV, 2021-11-03)', value: 120 },
    { what: 'Used by ransomware (KEV)', value: 30 },
    {
      what: 'Likelihood of exploitation (EPSS 0.250, more than 96.7 % of all)',
      value: 75,
    },
    { what: 'The asset is reached from the internet: 30 % more', value: 140 },
    { what: "The asset's criticality is medium: 8 % more", value: 37 },
    { what: 'There is a fix: 5 % more', value: 23 },
  ]);
});

it('says which parts are only what the scanner states, and takes the usual score where there is none', () => {
  const { parts } = rankOf({
    ...{ ...bland, severity: 'Medium', knownExploited: true, epss: 0.01 },
  });
  expect(parts.map(({ what }) => what)).toEqual([
    'Severity Medium',
    'No CVSS score: as usual for Medium',
    'Known to be exploited, as the scanner says',
    'Likelihood of exploitation (EPSS 0.010, as the scanner says)',
  ]);
});
