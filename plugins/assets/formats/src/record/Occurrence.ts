/** Where on its asset a weakness shows. The kind decides what the key of a finding is made of (see `findingKey`). */
export type Occurrence =
  | HostOccurrence
  | NetworkOccurrence
  | WebOccurrence
  | PackageOccurrence
  | CodeOccurrence
  | ResourceOccurrence;

/** On the asset as a whole: a missing patch, a setting of a host. */
export type HostOccurrence = { kind: 'host' };

/** At a port. Port 0 stands for the host and is written as `kind: 'host'`. */
export type NetworkOccurrence = {
  kind: 'network';
  port: number;
  /** `tcp`, `udp`, `sctp`, in lower case. */
  protocol: string;
  service?: string;
};

/** At an address of a web application. */
export type WebOccurrence = {
  kind: 'web';
  /** Absolute, as the file has it. */
  url: string;
  method?: string;
  /** Name of the parameter, header or cookie that is weak. */
  parameter?: string;
};

/** In a package: of an operating system, a container image, a lock file, a bill of materials. */
export type PackageOccurrence = {
  kind: 'package';
  name: string;
  /** Installed version: an attribute that changes, no part of a key. */
  version?: string;
  /** Versions that are free of the weakness, in the file's own words. */
  fixedVersion?: string;
  /** `npm`, `deb`, `pypi`, …, as package URLs call them, where the file tells. */
  ecosystem?: string;
  /** Package URL with its version, where the file has one. */
  purl?: string;
  /** File in which the package was found. */
  path?: string;
};

/** In a file of source code or configuration. */
export type CodeOccurrence = {
  kind: 'code';
  file: string;
  /** First and last line, from 1: attributes that move, no part of a key. */
  line?: number;
  endLine?: number;
  /** What tells two results of one rule in one file apart and survives moved lines: the scanner's own, or a hash of the code. */
  fingerprint?: string;
};

/** On a thing within an asset that has a name of its own: a bucket of a cloud account, a workload of a cluster, an object of a directory. */
export type ResourceOccurrence = {
  kind: 'resource';
  /** Unique in the asset: ARN, resource id, `namespace/kind/name`. */
  resource: string;
  resourceType?: string;
  region?: string;
};
