import { grype } from './formats/grype';
import type { ScanFormat } from './ScanFormat';

/** The formats that come with the product, by id. */
export const builtInFormats: readonly ScanFormat[] = [grype];
