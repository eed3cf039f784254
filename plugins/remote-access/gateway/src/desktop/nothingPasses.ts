import type { DesktopRules } from './DesktopRules';

/** The rules for whoever only looks on. */
export const nothingPasses: DesktopRules = { copyBytes: 0, pasteBytes: 0 };
