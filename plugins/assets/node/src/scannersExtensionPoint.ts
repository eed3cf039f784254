import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Scanner } from './Scanner';

export type ScannersExtensionPoint = {
  /** Throws where there is a scanner of this name already. */
  addScanner(scanner: Scanner): void;
};

/** Where modules add what runs scans. */
export const scannersExtensionPoint =
  createExtensionPoint<ScannersExtensionPoint>({ id: 'assets.scanners' });
