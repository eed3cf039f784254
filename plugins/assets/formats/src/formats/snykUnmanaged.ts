import { JsonRecord } from '../read/JsonRecord';

/**
 * A weakness of a package that no package manager knows (`snyk test --unmanaged`) as others have it: what it is and in which
 * package stand in two places. Such a package goes by the address of its maker and its name: `https://curl.se|curl`.
 */
export function snykUnmanaged(
  issue: JsonRecord,
  weakness: JsonRecord | undefined,
): JsonRecord {
  const whole = issue.text('pkgName') ?? 'unknown package';
  const version = issue.text('pkgVersion');
  return new JsonRecord({
    ...weakness?.rest(),
    id: issue.text('issueId'),
    packageName: whole.slice(whole.lastIndexOf('|') + 1),
    packageAddress: whole,
    version,
    from: [version ? `${whole}@${version}` : whole],
    nearestFixedInVersion:
      issue.text('fixInfo', 'nearestFixedInVersion') ??
      weakness?.text('nearestFixedInVersion'),
    packageManager: 'generic',
    fixInfo: issue.value('fixInfo'),
  });
}
