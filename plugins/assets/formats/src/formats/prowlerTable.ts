import { timeOf } from '../normalise/timeOf';
import type { CsvRow } from '../read/CsvRow';
import { controlsIn, namedCheck, placeInWords } from './prowlerNotation';
import type { ProwlerResult } from './prowlerRecord';

/** Which of Prowler's tables has this header; undefined for none. */
export function prowlerTable(
  cells: string[],
): ((row: CsvRow) => ProwlerResult) | undefined {
  const names = new Set(
    cells.map(cell =>
      cell
        .replace(/^\ufeff/, '')
        .trim()
        .toUpperCase(),
    ),
  );
  if (names.has('CHECK_ID') && names.has('STATUS_EXTENDED')) return ofRow;
  const old = names.has('TITLE_ID') && names.has('TITLE_TEXT');
  return old && (names.has('CHECK_RESULT') || names.has('RESULT'))
    ? ofOldRow
    : undefined;
}

/** A row of version 3 or later. */
function ofRow(row: CsvRow): ProwlerResult {
  return {
    check: row.text('CHECK_ID') ?? 'unknown check',
    title: row.text('CHECK_TITLE'),
    result: row.text('STATUS') ?? '',
    muted: row.flag('MUTED'),
    message: row.text('STATUS_EXTENDED'),
    severity: row.text('SEVERITY'),
    description: row.text('DESCRIPTION'),
    impact: row.text('RISK'),
    remediation: row.text('REMEDIATION_RECOMMENDATION_TEXT'),
    references: [
      row.text('REMEDIATION_RECOMMENDATION_URL') ?? '',
      row.text('RELATED_URL') ?? '',
      ...parts(row.text('ADDITIONAL_URLS')),
    ],
    thing: {
      account: row.text(
        'ACCOUNT_UID',
        'ACCOUNT_ID',
        'SUBSCRIPTION',
        'PROJECT_ID',
      ),
      accountName: row.text('ACCOUNT_NAME'),
      resource: row.text(
        'RESOURCE_UID',
        'RESOURCE_ARN',
        'RESOURCE_ID',
        'RESOURCE_NAME',
      ),
      resourceType: row.text('RESOURCE_TYPE'),
      region: row.text('REGION', 'LOCATION'),
    },
    checkedAt: timeOf(row.text('TIMESTAMP', 'ASSESSMENT_START_TIME')),
    controls: controlsIn(parts(row.text('COMPLIANCE'))),
    tags: parts(row.text('CATEGORIES')),
    raw: row.rest(),
  };
}

/** A row of version 2. */
function ofOldRow(row: CsvRow): ProwlerResult {
  const message = row.text('CHECK_RESULT_EXTENDED', 'NOTES');
  const region = row.text('REGION');
  return {
    ...namedCheck(row.text('TITLE_TEXT') ?? '', row.text('TITLE_ID')),
    result: row.text('CHECK_RESULT', 'RESULT') ?? '',
    message,
    severity: row.text('CHECK_SEVERITY'),
    impact: row.text('CHECK_RISK'),
    remediation: row.text('CHECK_REMEDIATION'),
    references: [row.text('CHECK_DOC') ?? ''],
    thing: {
      account: row.text('ACCOUNT_NUM'),
      accountName: row.text('PROFILE'),
      resource: row.text('CHECK_RESOURCE_ID') ?? placeInWords(region, message),
      resourceType: row.text('CHECK_ASFF_RESOURCE_TYPE'),
      region,
    },
    checkedAt: timeOf(row.text('CHECK_PROWLER_START_TIME')),
    raw: row.rest(),
  };
}

function parts(text = ''): string[] {
  return text
    .split('|')
    .map(part => part.trim())
    .filter(Boolean);
}
