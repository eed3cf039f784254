/** A day's scores as their publisher writes them; by CVE its score and its percentile. */
export function epssFile(
  scores: Record<string, [score: number | string, percentile: number | string]>,
  about: { date?: string; model?: string } = {},
): string {
  const { date = '2026-11-20', model = 'v2026.06.15' } = about;
  const lines = Object.entries(scores).map(
    ([cve, [score, percentile]]) => `${cve},${score},${percentile}\n`,
  );
  return `#model_version:${model},score_date:${date}T12:00:22Z\ncve,epss,percentile\n${lines.join('')}`;
}
