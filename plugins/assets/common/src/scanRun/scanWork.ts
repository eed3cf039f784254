import { line, slug } from '@wardroom/platform-common';
import { scanSettings } from './scanSettings';
import { ScanTargets, ScanType } from './ScanTargets';

/** With what and at what a scan looks. */
export const scanWork = {
  /** Name of the scanner. */
  scanner: slug,
  type: ScanType,
  targets: ScanTargets,
  /** Id of the site through which targets are reached, for scanners that need one. */
  site: line(60).optional(),
  settings: scanSettings,
};

/** The same, as somebody asks for it; what is left out takes these values. */
export const newScanWork = {
  ...scanWork,
  targets: scanWork.targets.default({ assets: [], ranges: [] }),
  settings: scanWork.settings.default({}),
};
