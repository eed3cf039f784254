import type { Occurrence } from './Occurrence';
import type { ScannedAsset } from './ScannedAsset';
import type { Severity } from './Severity';

/** One thing that a file says. Formats yield them in any order; what comes of a file does not depend on it. */
export type ScanRecord =
  ScanFacts | AssetRecord | FindingRecord | PassedRecord | StatementRecord;

/** About the whole file. When there are several, later ones add to earlier ones. */
export type ScanFacts = {
  kind: 'scan';
  /** Product and version that wrote the file. */
  scanner?: string;
  scannerVersion?: string;
  /** ISO 8601 in UTC. */
  startedAt?: string;
  endedAt?: string;
};

/** An asset that was looked at, with or without findings. */
export type AssetRecord = {
  kind: 'asset';
  asset: ScannedAsset;
  /** Only where the file proves that the asset was scanned; mere mention of a host proves nothing. */
  coverage?: Coverage;
};

/** What a scan of an asset looked for. Two scans cover the same when scope and ports are equal and sign-in is no worse. */
export type Coverage = {
  /** Name of policy, profile, benchmark or list of checks; empty where the scanner has only one. */
  scope: string;
  /** Whether the scanner was signed in on the asset, where the file tells. */
  authenticated?: boolean;
  /** Ports that were looked at, in nmap's notation (`22,80,1000-2000`), where the file tells. */
  ports?: string;
};

/** A weakness of an asset at one place. A weakness at three ports is three records with the same rule. */
export type FindingRecord = {
  kind: 'finding';
  /** What the scanner calls the check or the weakness, without anything that changes from scan to scan: plugin id, QID, OID, CVE, check id. */
  rule: string;
  title: string;
  severity: Severity;
  /** The file's own word or number. */
  sourceSeverity?: string;
  /** 0 to 10. */
  score?: number;
  /** CVSS vector; may lack its prefix or be broken, which costs a warning and not the record. */
  vector?: string;
  /** CVE, GHSA, and the like; several may stand in one string parted by commas, spaces or lines. */
  vulnerabilityIds?: string[];
  /** Numbers of the Common Weakness Enumeration. */
  cwes?: number[];
  description?: string;
  impact?: string;
  remediation?: string;
  /** What the scanner saw: output of a plugin, request and response. Secrets in it are masked by the format. */
  evidence?: string;
  /** Addresses of texts about it. */
  references?: string[];
  /** Left out where the file does not say what was scanned; who imports it has to. */
  asset?: ScannedAsset;
  occurrence: Occurrence;
  /** What the source itself says of the finding; `open` where it is silent. */
  status?: SourceStatus;
  /** ISO 8601 in UTC. */
  firstSeenAt?: string;
  lastSeenAt?: string;
  /** As the file has them; our own records of a CVE come first. */
  knownExploited?: boolean;
  epss?: { score: number; percentile?: number };
  fixAvailable?: boolean;
  /** Controls by framework: `{ 'CIS-1.4': ['1.20'] }`. */
  controls?: Record<string, string[]>;
  tags?: string[];
  /** Fields of the file that have no place above, by their names there. Nothing of a record is lost. */
  raw?: Record<string, unknown>;
};

export type SourceStatus =
  | 'open'
  | 'fixed'
  | 'false-positive'
  | 'risk-accepted'
  | 'suppressed'
  | 'not-affected'
  | 'under-investigation';

/** A check that found nothing wrong: evidence, and proof that this rule was looked for. Never a finding. */
export type PassedRecord = {
  kind: 'passed';
  rule: string;
  title: string;
  /** The file's own word: `PASS`, `MANUAL`, `notapplicable`. */
  result: string;
  asset?: ScannedAsset;
  occurrence: Occurrence;
  controls?: Record<string, string[]>;
  checkedAt?: string;
};

/** A product of which something is said. Where it is said of parts of it, the version is theirs. */
export type StatedProduct = {
  /** Package URL, CPE, address of a bill of materials, or name. */
  id: string;
  name?: string;
  /** A version or a range of them, in the file's own notation. */
  version?: string;
  /** Package URLs, CPEs or names of those parts of it in which the vulnerability is: it is said of them within it alone. */
  parts?: string[];
  /** Values of identifiers by which an asset that is the product may be known; found from its id and name. */
  assets?: string[];
};

/** What a manufacturer says of a vulnerability in its product (VEX). It changes findings that exist and makes none. */
export type StatementRecord = {
  kind: 'statement';
  vulnerabilityIds: string[];
  products: StatedProduct[];
  status: 'not-affected' | 'affected' | 'fixed' | 'under-investigation';
  /** Reason of “not affected”, in the file's own word. */
  justification?: string;
  /** What to do about “affected”, or how it was fixed. */
  action?: string;
  title?: string;
  severity?: Severity;
  score?: number;
  vector?: string;
  statedAt?: string;
  raw?: Record<string, unknown>;
};
