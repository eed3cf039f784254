import { z } from 'zod';
import { FeedFault } from './FeedFault';

const cve = z.string().regex(/^CVE-\d{4}-\d{4,19}$/, 'must be a CVE');

const Catalogue = z.object({
  catalogVersion: z.string().min(1).max(40),
  dateReleased: z.iso.datetime({ offset: true }),
  count: z.number().int(),
  vulnerabilities: z
    .array(
      z.object({
        cveID: cve,
        dateAdded: z.iso.date(),
        dueDate: z.iso.date(),
        knownRansomwareCampaignUse: z.string().optional(),
      }),
    )
    .min(1),
});

/** A CVE of which it is known that it is exploited. */
export type ExploitedCve = {
  id: string;
  since: string;
  dueAt: string;
  byRansomware: boolean;
};

/** The catalogue of known exploited vulnerabilities, as one release of it says. */
export type KevRelease = {
  release: string;
  releasedAt: string;
  exploited: ExploitedCve[];
};

/** Reads the catalogue as CISA publishes it in JSON; a FeedFault says what is wrong with it. */
export async function readKev(
  bytes: AsyncIterable<Uint8Array>,
): Promise<KevRelease> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const parsed = Catalogue.safeParse(
    jsonOf(Buffer.concat(pieces).toString('utf8')),
  );
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    throw new FeedFault(
      `The file is no catalogue of known exploited vulnerabilities: ${path.join('.') || 'it'}: ${message}`,
    );
  }
  const { catalogVersion, dateReleased, count, vulnerabilities } = parsed.data;
  if (count !== vulnerabilities.length) {
    throw new FeedFault(
      `The file says that it lists ${count} CVEs and lists ${vulnerabilities.length}: part of it is missing`,
    );
  }
  const ids = new Set(vulnerabilities.map(({ cveID }) => cveID));
  if (ids.size !== count) throw new FeedFault('The file lists a CVE twice');
  return {
    release: catalogVersion,
    releasedAt: new Date(dateReleased).toISOString(),
    exploited: vulnerabilities.map(entry => ({
      id: entry.cveID,
      since: `${entry.dateAdded}T00:00:00.000Z`,
      // What is due on a day may be done until the day is over.
      dueAt: `${entry.dueDate}T23:59:59.000Z`,
      byRansomware: entry.knownRansomwareCampaignUse === 'Known',
    })),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw FeedFault.of(text, 'The file is no JSON, or is cut off');
  }
}
