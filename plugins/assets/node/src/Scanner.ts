import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { ScanSite, ScanType } from '@wardroom/assets-common';

/** What a scanner is to do: once, for one customer. */
export type ScanTask = {
  tenant: string;
  /** Of the run; the same one is never begun twice. */
  runId: string;
  type: ScanType;
  /** IP addresses, host names and networks such as `10.0.0.0/24`; at least one. */
  targets: string[];
  /** For retests: the ports on which the weakness was seen, as far as that is known. */
  ports?: number[];
  /** Id of the site through which the targets are reached. Always there where the scanner needs one. */
  site?: string;
  /** As the scanner's `settings` has read them; empty where it has none. */
  settings: Record<string, unknown>;
  /** Aborts when somebody cancels the run, when it takes too long, and when the portal stops. */
  signal: AbortSignal;
  /** Says how far it is, in percent. May be called as often as there is something to say. */
  onProgress(percent: number): void;
};

/** The way into a customer's network that a scan of a type would take. */
export type ScanWay = Required<Pick<ScanTask, 'tenant' | 'type' | 'site'>>;

/** Addresses, and the way that a scan would take to them. */
export type ScanReach = ScanWay & { addresses: string[] };

/** The report of a scan: a file as the scanner writes it, which goes the way of every import. */
export type ScanReport = { file: Readable; filename: string };

/** What runs scans. */
export type Scanner = {
  /** Stands in stored rows and in entity files, and never changes: lowercase letters, digits and single hyphens. */
  name: string;
  /** As people read it. */
  title: string;
  /** What it can do. */
  types: readonly ScanType[];
  /** Id of the format of its reports. What that format has found is retested by this scanner. */
  format: string;
  /** Whether it reaches its targets through a site of the customer. */
  needsSite: boolean;
  /** The sites of each of these customers through which it can, by name. There where it needs one. Asked for many at once. */
  sites?(tenants: string[]): Promise<Map<string, ScanSite[]>>;
  /**
   * Whether its scans for weaknesses show this CVE where it is. Absent where nobody knows beforehand: such a scanner
   * cannot say that a CVE is not there, so that no emergency scan is made with it.
   */
  looksFor?(vulnerabilityId: string): boolean;
  /** Of each, those of the addresses that the scan gets to, in the same order. All of them where it is absent. */
  within?(reaches: ScanReach[]): Promise<string[][]>;
  /** Checks what people set besides; there is nothing to set where it is absent. */
  settings?: z.ZodType<Record<string, unknown>>;
  /**
   * Runs a scan and gives its report. When the signal aborts it ends all that it has started, and rejects; nothing of it
   * outlives the portal, however that ends. An error of `@backstage/errors` is told to people as it is, so its message
   * says what to do; any other is only logged.
   */
  run(task: ScanTask): Promise<ScanReport>;
};
