import { JsonRecord } from '../read/JsonRecord';
import type { SourceStatus } from '../record/ScanRecord';

/** Reasons that Grype gives by itself where a package is in order after all. */
const OWN_REASON = /^(?:DistroPackageFixed$|Explicit APK NAK$|distro-|CPE)/;
const BY_VEX: Record<string, SourceStatus> = {
  not_affected: 'not-affected',
  fixed: 'fixed',
};

/**
 * What a match is that rules have left out, where somebody has decided about it: it is still there. Undefined where a
 * scan was to show matches of one kind alone, with or without a fix, and where Grype itself leaves out what is none, as
 * with headers of a kernel and with what a distribution has mended.
 */
export function grypeIgnored(match: JsonRecord): SourceStatus | undefined {
  const said = match.objects('appliedIgnoreRules').map(statusOf);
  return said.includes(undefined) ? undefined : said[0];
}

function statusOf(rule: JsonRecord): SourceStatus | undefined {
  const stated = rule.text('vex-status') ?? '';
  if (stated) return Object.hasOwn(BY_VEX, stated) ? BY_VEX[stated] : undefined;
  const isOwn =
    OWN_REASON.test(rule.text('reason') ?? '') || rule.text('match-type');
  return isOwn || !saysOfWhat(rule) ? undefined : 'suppressed';
}

/** A rule with nothing but a reason is Grype's, and one with nothing but the state of the fix an option of the scan. */
function saysOfWhat(rule: JsonRecord): boolean {
  const names = ['vulnerability', 'namespace'];
  const ofPackage = ['name', 'version', 'language', 'type', 'location'];
  return (
    names.some(name => rule.text(name)) ||
    ofPackage.some(name => rule.text('package', name))
  );
}
