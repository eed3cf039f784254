import { cloudAccount, placeInCloud } from '../normalise/placeInCloud';
import { severityIn } from '../normalise/severityIn';
import { textOfHtml } from '../normalise/textOfHtml';
import { timeOf } from '../normalise/timeOf';
import type { FileHead } from '../read/FileHead';
import { JsonRecord } from '../read/JsonRecord';
import type { ScanFile } from '../read/ScanFile';
import { ScanFileError } from '../read/ScanFileError';
import type { FindingRecord, ScanRecord } from '../record/ScanRecord';
import type { Severity } from '../record/Severity';
import type { ScanFormat } from '../ScanFormat';
import {
  type ScoutsuiteResource,
  scoutsuiteResources,
} from './scoutsuiteResources';

/** Result of Scout Suite, as the script that its web page loads or as bare JSON: rules by service, and what they flag. */
export const scoutsuite: ScanFormat = {
  id: 'scoutsuite',
  title: 'Scout Suite',
  version: 1,
  recognise,
  read,
};

function recognise({ json, text }: FileHead): number {
  if (/^\s*scoutsuite_results\s*=/.test(text)) return 1;
  const report = new JsonRecord(json);
  return report.has('account_id') && report.has('last_run') ? 0.95 : 0;
}

/** A rule of Scout Suite and what the whole file says. */
type Rule = { name: string; fields: JsonRecord; account?: string };

async function* read(file: ScanFile): AsyncGenerator<ScanRecord> {
  const rules: Rule[] = [];
  const whole = new Map<string, unknown>();
  const about = ['account_id', 'project_id', 'provider_name', 'last_run'];
  const paths = [...about, 'services.*.findings.*'];
  for await (const { path, place, value } of file.json(paths, {
    assigned: true,
  })) {
    if (about.includes(path)) whole.set(path, value);
    else rules.push({ name: String(place[3]), fields: new JsonRecord(value) });
  }
  const report = new JsonRecord(Object.fromEntries(whole));
  if (rules.length === 0 && whole.size === 0)
    throw new ScanFileError(
      'No result of Scout Suite is in this file. Import scoutsuite_results_….js of its folder scoutsuite-results.',
    );
  const account = report.text('account_id') ?? report.text('project_id');
  yield* factsOf(report, account);
  const resources = await scoutsuiteResources(
    file,
    rules.map(({ fields }) => fields),
  );
  for (const { name, fields } of rules)
    yield* recordsOf({ name, fields, account }, resources, file);
}

function* factsOf(
  report: JsonRecord,
  account: string | undefined,
): Generator<ScanRecord> {
  const run = report.object('last_run');
  yield {
    kind: 'scan',
    scanner: 'Scout Suite',
    scannerVersion: run.text('version'),
    startedAt: timeOf(run.text('time')),
  };
  if (!account) return;
  const parameters = run.object('run_parameters');
  const limits = parameters
    .names()
    .map(name => [name, parameters.texts(name).join(' ')])
    .filter(([, values]) => values)
    .map(parts => parts.join(': '));
  yield {
    kind: 'asset',
    asset: cloudAccount(account),
    coverage: {
      scope: [run.text('ruleset_name') ?? '', ...limits].join(', '),
    },
  };
}

function* recordsOf(
  rule: Rule,
  resources: Map<string, ScoutsuiteResource>,
  file: ScanFile,
): Generator<ScanRecord> {
  const { name, fields, account } = rule;
  const title = textOfHtml(fields.text('description') ?? name);
  const items = fields.texts('items');
  // Where nothing was there to look at, nothing has passed.
  if (items.length === 0 && fields.number('checked_items'))
    yield {
      kind: 'passed',
      rule: name,
      title,
      result: 'PASS',
      ...placeInCloud({ account, resource: account }),
      controls: controlsOf(fields),
    };
  for (const item of items) {
    const resource = resources.get(item);
    yield {
      kind: 'finding',
      rule: name,
      title: resource?.name ? `${title}: ${resource.name}` : title,
      ...severityOfLevel(fields.text('level'), name, file),
      description: htmlIn(fields, 'rationale'),
      remediation: htmlIn(fields, 'remediation'),
      evidence: item,
      references: fields.texts('references'),
      ...placeInCloud({
        account,
        resource: resource?.id ?? item,
        resourceType: fields.text('dashboard_name'),
        region: resource?.region,
      }),
      controls: controlsOf(fields),
      tags: fields.texts('service'),
      raw: { path: fields.text('path'), id_suffix: fields.text('id_suffix') },
    };
  }
}

const LEVELS: Record<string, Severity> = {
  danger: 'Critical',
  warning: 'Medium',
};

function severityOfLevel(
  level: string | undefined,
  rule: string,
  file: ScanFile,
): Pick<FindingRecord, 'severity' | 'sourceSeverity'> {
  const known = Object.hasOwn(LEVELS, level ?? '');
  return {
    severity: known ? LEVELS[level as string] : severityIn(file, level, rule),
    sourceSeverity: level,
  };
}

function htmlIn(fields: JsonRecord, name: string): string | undefined {
  const html = fields.text(name);
  return html && textOfHtml(html);
}

function controlsOf(fields: JsonRecord): FindingRecord['controls'] {
  const controls: Record<string, string[]> = {};
  for (const each of fields.objects('compliance')) {
    const parts = [each.text('name'), each.text('version')];
    const name = parts.filter(Boolean).join(' ');
    const reference = each.text('reference');
    if (name && reference)
      controls[name] = [...(controls[name] ?? []), reference];
  }
  return Object.keys(controls).length > 0 ? controls : undefined;
}
