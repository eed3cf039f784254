import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { HoldLimits } from './applyScanImport';

/** What files of scanners may cost, and do unasked. */
export type ScanLimits = {
  /** Of a file as it is uploaded. */
  maxBytes: number;
  /** For reading one file, in seconds. */
  timeLimit: number;
  /** For the program that reads one file, in MiB. */
  memoryLimit: number;
  hold: HoldLimits;
};

/** The limits as configured, or the usual ones. */
export function scanLimits(config: RootConfigService): ScanLimits {
  const number = (name: string, usual: number) =>
    config.getOptionalNumber(`assets.scans.${name}`) ?? usual;
  return {
    maxBytes: number('maxBytes', 256 * 1024 ** 2),
    timeLimit: number('timeLimit', 900),
    memoryLimit: number('memoryLimit', 512),
    hold: { share: number('holdShare', 0.2), least: number('holdLeast', 5) },
  };
}
