import type { ScanType } from './ScanType';

/** What a kind of scan does, before it is narrowed to what the site allows. */
export type ScanProfile = {
  ports: string;
  /** Whether hosts that answer nothing on the ports of `discovery` are passed over. */
  looksFirst: boolean;
  /** Whether services are asked what they are, and tried for weaknesses that show without harm. */
  asks?: 'lightly' | 'fully';
  /** After so many seconds it is given up. */
  seconds: number;
};

/** Where hosts answer that are there at all. */
export const usualPorts =
  '21-23,25,53,80,110,135,139,143,443,445,993,1433,3306,3389,5432,5900,5985,8080,8443,9100';

// What lets strangers in or gives data away where it can be reached: remote shells and desktops, file shares, databases,
// consoles of containers, queues and storage, protocols without encryption.
const dangerousPorts =
  '21,23,80,111,135,139,443,445,512-514,873,1099,1433,1521,2049,2375-2376,2379-2380,3306,3389,4444,4786,5432,5555,5601,' +
  '5900-5903,5984-5986,6379,6443,7001,8009,8080,8443,9000,9090,9200,9300,10250,11211,27017-27019,50000';

const hour = 3_600;

export const scanProfiles: Record<ScanType, ScanProfile> = {
  discovery: { ports: usualPorts, looksFirst: true, seconds: hour },
  critical: {
    ...{ ports: dangerousPorts, looksFirst: true, asks: 'lightly' },
    seconds: 2 * hour,
  },
  full: {
    ...{ ports: '1-65535', looksFirst: true, asks: 'fully' },
    seconds: 8 * hour,
  },
  retest: {
    ...{ ports: '1-65535', looksFirst: false, asks: 'fully' },
    seconds: 2 * hour,
  },
};

/**
 * Checks of Nmap's own that try for a weakness without making use of it, and change nothing, each with the CVE that it
 * reports. There are no others.
 */
const checks = {
  'realvnc-auth-bypass': 'CVE-2006-2369',
  'smb-vuln-ms17-010': 'CVE-2017-0143',
  'ssl-ccs-injection': 'CVE-2014-0224',
  'ssl-heartbleed': 'CVE-2014-0160',
  'ssl-poodle': 'CVE-2014-3566',
  'tls-ticketbleed': 'CVE-2016-9244',
};
export const safeScripts = Object.keys(checks);
export const checkedVulnerabilities: readonly string[] = Object.values(checks);

/** The most that Nmap may write. A larger report is given up. */
export const mostReportCharacters = 64 * 1024 ** 2;
