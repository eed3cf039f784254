import { formatCount } from '@wardroom/platform-react';

const customers = (count: number) => formatCount(count, 'customer');
const assets = (count: number) => formatCount(count, 'asset');

/** Searches for CVEs at several customers at once. */
export const emergency = {
  open: 'Emergency scan',
  create: {
    title: 'Emergency scan',
    subtitle: 'Looks for a weakness at many customers at once, now',
    back: 'Scans',
    vulnerabilities: 'CVEs',
    vulnerabilitiesHint: 'Such as CVE-2014-0160; several with spaces between.',
    which: 'Customers',
    all: 'All that you look after',
    chosen: 'Chosen ones',
    tier: (name: string) => `Tier ${name}`,
    group: (name: string) => `Group ${name}`,
    customers: 'Which customers',
    search: 'Choose customers',
    type: 'Assets',
    types: {
      full: 'All, on all ports',
      critical: 'Critical ones, on ports that are often dangerous',
    },
    reason: 'Why',
    reasonHint: 'Goes on record, and the customers see it.',
    despite: {
      blackout: 'Scan although it is a blackout of a schedule',
      quota:
        'Take one more scan where those of the month are used up: it is granted for the reason above',
    },
    submit: (count: number) =>
      count === 0 ? 'Scan' : `Scan ${customers(count)}`,
    done: 'The scans begin',
  },
  preview: {
    title: 'What will be scanned',
    none: 'Name a CVE and choose customers to see what would be scanned.',
    refused: (why: string) => `This cannot be scanned for: ${why}.`,
    nobody: 'No customer is among these',
    with: (scanner: string) => `With ${scanner}`,
    columns: {
      customer: 'Customer',
      assets: 'Assets',
      known: 'Known to have it',
      site: 'Site',
      obstacles: 'In the way',
    },
    reached: (reached: number, all: number) =>
      reached === all ? assets(all) : `${reached} of ${assets(all)}`,
    siteOf: (customer: string) => `Site of ${customer}`,
    chooseSite: 'Choose',
  },
  list: {
    title: 'Emergency scans',
    columns: {
      vulnerabilities: 'Looks for',
      reason: 'Why',
      at: 'Began',
      by: 'By',
      customers: 'Customers',
      state: 'State',
    },
    underWay: (count: number, all: number) =>
      count === 0 ? customers(all) : `${count} of ${customers(all)} under way`,
    ofOne: (underWay: number) => (underWay > 0 ? 'Under way' : 'Ended'),
  },
  page: {
    loading: 'Emergency scan',
    title: (vulnerabilities: string) => `Emergency scan for ${vulnerabilities}`,
    back: 'Scans',
    result: 'Result',
    facts: {
      reason: 'Why',
      by: 'By',
      at: 'Began',
      with: 'With',
      progress: 'Ended',
    },
    progress: (ended: number, all: number) => `${ended} of ${customers(all)}`,
    customers: 'Customers',
    columns: {
      customer: 'Customer',
      result: 'Result',
      exposed: 'Exposed',
      notFound: 'Not found',
      notScanned: 'Not scanned',
      reason: 'What happened',
    },
    assets,
    findings: 'Findings',
    report: 'Its report',
  },
  results: {
    pending: 'Being scanned',
    exposed: 'Exposed',
    'not-found': 'Not found',
    'not-scanned': 'Not scanned',
  },
} as const;
