type Entry = {
  cve: string;
  added?: string;
  due?: string;
  ransomware?: boolean;
};

/** A catalogue of known exploited vulnerabilities as its publisher writes it. */
export function kevFile(
  entries: Entry[],
  about: { count?: number; released?: string } = {},
): string {
  return JSON.stringify({
    title: 'Known exploited vulnerabilities',
    catalogVersion: (about.released ?? '2026-11-20').replaceAll('-', '.'),
    dateReleased: `${about.released ?? '2026-11-20'}T17:04:19.9796Z`,
    count: about.count ?? entries.length,
    vulnerabilities: entries.map(entry => ({
      cveID: entry.cve,
      vendorProject: 'Example',
      dateAdded: entry.added ?? '2026-10-01',
      dueDate: entry.due ?? '2026-10-22',
      knownRansomwareCampaignUse: entry.ransomware ? 'Known' : 'Unknown',
      cwes: [],
    })),
  });
}
