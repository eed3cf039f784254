/** A stretch of what goes to the browser. A frame ends where `sync` is set, to guacd's clock in milliseconds. */
export type Shown = { bytes: Buffer; sync?: number };
