/** How much may pass between the technician and the desktop in one piece, in bytes; 0 is nothing at all. */
export type DesktopRules = {
  /** Text that is copied on the desktop. */
  copyBytes: number;
  /** Text that is pasted into the desktop. */
  pasteBytes: number;
  /** A file from the desktop. */
  fileOutBytes: number;
  /** A file to the desktop. */
  fileInBytes: number;
};

/** Something that passed, or was held back, for the record. Never what was in it. */
export type Transfer = {
  way: 'copied' | 'pasted' | 'uploaded' | 'downloaded';
  bytes: number;
  /** Of a file. */
  name?: string;
  /** SHA-256 of a file that passed, in hex. */
  sha256?: string;
  refused?: 'denied' | 'too-long';
};
