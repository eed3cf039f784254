/** How much text may pass between the technician and the desktop in one piece, in bytes; 0 is nothing at all. */
export type DesktopRules = {
  /** Text that is copied on the desktop. */
  copyBytes: number;
  /** Text that is pasted into the desktop. */
  pasteBytes: number;
};

/** Text that passed, or was held back, for the record. Never what it was. */
export type Transfer = {
  way: 'copied' | 'pasted';
  bytes: number;
  refused?: 'denied' | 'too-long';
};
