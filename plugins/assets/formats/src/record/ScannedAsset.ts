/** What identifies an asset, best first. An asset is looked for by one kind after the other, inside its customer only. */
export const identifierKinds = [
  /** ARN, Azure resource id, GCP resource name, instance id, account id: what a cloud calls it. */
  'cloud-id',
  /** What a scanner's or a sensor's agent calls the host it runs on. */
  'agent-id',
  /** Fully qualified host name, in lower case and without the dot at its end. */
  'fqdn',
  /** Host name without domain, such as NetBIOS has it. */
  'hostname',
  'ip',
  /** Six pairs of lower-case hexadecimal digits parted by colons. */
  'mac',
  /** Scheme, host and port of a web application: `https://shop.example:8443`. */
  'origin',
  /** Repository of a container image without tag and digest: `ghcr.io/acme/shop`. */
  'image',
  /** A source repository, a file or folder that was scanned, a project. */
  'repository',
] as const;

export type IdentifierKind = (typeof identifierKinds)[number];

export type AssetIdentifier = {
  kind: IdentifierKind;
  value: string;
  /** The network that an address is of, where the file tells networks apart. */
  zone?: string;
};

/** A service that answers on a port. */
export type ScannedService = {
  port: number;
  protocol: string;
  /** Its name, such as `http`. */
  name?: string;
  product?: string;
  version?: string;
  cpe?: string;
};

/** An asset as a file describes it. */
export type ScannedAsset = {
  /** How people would call it: host name, address, image with its tag, account. */
  name: string;
  /** At least one. */
  identifiers: AssetIdentifier[];
  /** Operating system or platform, in the file's own words. */
  os?: string;
  /** Version of what was scanned, such as the tag or digest of an image or the commit of a repository. */
  version?: string;
  services?: ScannedService[];
  cpes?: string[];
  tags?: string[];
};
