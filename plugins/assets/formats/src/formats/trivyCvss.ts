import type { JsonRecord } from '../read/JsonRecord';

/** Whose ratings go before those of others, after that of who gave the severity. */
const SOURCES = ['nvd', 'ghsa', 'redhat', 'bitnami'];
const VERSIONS = ['V40', 'V3', 'V2'];

/** The rating that fits the severity best, in its newest version. Trivy lists ratings by their sources. */
export function trivyCvss(
  ratings: JsonRecord,
  severitySource = '',
): { vector?: string; score?: number } {
  for (const source of [severitySource, ...SOURCES, ...ratings.names()]) {
    const rating = ratings.object(source);
    const version = VERSIONS.find(
      each => rating.has(`${each}Vector`) || rating.has(`${each}Score`),
    );
    if (version)
      return {
        vector: rating.text(`${version}Vector`),
        score: rating.number(`${version}Score`),
      };
  }
  return {};
}
