import { InputError } from '@backstage/errors';

/** A file that cannot be read. The message says where, why, and what to do. */
export class ScanFileError extends InputError {}
