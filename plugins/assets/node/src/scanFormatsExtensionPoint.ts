import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** A kind of file that scanners write, and where the code is that reads it. */
export type AddedScanFormat = {
  /** Of the format. Stands in stored rows and in the keys of findings, and never changes: `netbox`. */
  id: string;
  /** For people: `NetBox`. */
  title: string;
  /**
   * Path of a file that exports a `scanFormat` of the type `ScanFormat`. Only the program that reads files loads it: each
   * of these is a process of its own, with limits on memory and time, and without the portal's environment.
   */
  path: string;
};

export type ScanFormatsExtensionPoint = {
  /** Throws where there is a format with this id already. */
  addFormat(format: AddedScanFormat): void;
};

/** Where modules add formats of scanners' files. */
export const scanFormatsExtensionPoint =
  createExtensionPoint<ScanFormatsExtensionPoint>({
    id: 'assets.scan-formats',
  });
