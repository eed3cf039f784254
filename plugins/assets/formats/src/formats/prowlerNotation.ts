import { timeOf } from '../normalise/timeOf';
import { JsonRecord } from '../read/JsonRecord';
import type { ProwlerResult } from './prowlerRecord';

/** Which of Prowler's notations in JSON an object is of; undefined for none. */
export function prowlerNotation(
  item: JsonRecord,
): ((item: JsonRecord) => ProwlerResult) | undefined {
  if (item.text('metadata', 'product', 'name') === 'Prowler')
    return item.has('finding') ? ofOldEvent : ofEvent;
  if (item.has('CheckID') && item.has('StatusExtended')) return ofVersion3;
  return item.has('Control') && item.has('Message') && item.has('Status')
    ? ofVersion2
    : undefined;
}

/** OCSF's Detection Finding, from version 4 on. */
function ofEvent(item: JsonRecord): ProwlerResult {
  const info = item.object('finding_info');
  const unmapped = item.object('unmapped');
  const metadata = item.object('metadata');
  const remediation = item.object('remediation');
  return {
    ...event(item),
    check: metadata.text('event_code') ?? info.text('title') ?? 'unknown check',
    title: info.text('title'),
    result: item.text('status_code') ?? item.text('status') ?? '',
    muted: /suppressed/i.test(item.text('status') ?? ''),
    message: item.text('status_detail') ?? item.text('message'),
    description: info.text('desc'),
    impact: item.text('risk_details'),
    remediation: remediation.text('desc'),
    references: [
      ...remediation.texts('references'),
      ...unmapped.texts('related_url'),
      ...unmapped.texts('additional_urls'),
    ],
    checkedAt:
      timeOf(item.value('time_dt')) ??
      timeOf(item.value('time')) ??
      timeOf(info.value('created_time_dt')) ??
      timeOf(info.value('created_time')),
    controls: listsOf(unmapped.object('compliance')),
    tags: unmapped.texts('categories'),
    raw: {
      ...item.rest(),
      finding_info: info.rest(),
      unmapped: unmapped.rest(),
    },
  };
}

/** OCSF's Security Finding of version 3. */
function ofOldEvent(item: JsonRecord): ProwlerResult {
  const finding = item.object('finding');
  const compliance = item.object('compliance');
  const feature = item.object('metadata').object('product', 'feature');
  return {
    ...event(item),
    check: feature.text('uid') ?? finding.text('title') ?? 'unknown check',
    title: finding.text('title'),
    result: compliance.text('status') ?? item.text('status') ?? '',
    message: item.text('status_detail') ?? item.text('message'),
    description: finding.text('desc'),
    impact: finding.text('supporting_data', 'Risk'),
    remediation: finding.text('remediation', 'desc'),
    references: [
      ...finding.texts('remediation', 'kb_articles'),
      ...finding.texts('src_url'),
    ],
    checkedAt:
      timeOf(item.value('metadata', 'original_time')) ??
      timeOf(item.value('time')),
    controls: controlsIn(compliance.texts('requirements')),
    raw: { ...item.rest(), finding: finding.rest() },
  };
}

/** What both have in common. */
function event(item: JsonRecord): Pick<ProwlerResult, 'severity' | 'thing'> {
  const cloud = item.object('cloud');
  const resource = item.objects('resources')[0] ?? new JsonRecord({});
  return {
    severity: item.text('severity'),
    thing: {
      account:
        cloud.text('account', 'uid') ??
        cloud.text('project_uid') ??
        // A cluster is no account of a cloud.
        item.text('unmapped', 'provider_uid'),
      accountName: cloud.text('account', 'name'),
      resource: resource.text('uid') ?? resource.text('name'),
      resourceType: resource.text('type'),
      region: resource.text('region') ?? cloud.text('region'),
    },
  };
}

/** Prowler's own JSON of version 3. */
function ofVersion3(item: JsonRecord): ProwlerResult {
  const advice = item.object('Remediation').object('Recommendation');
  return {
    check: item.text('CheckID') ?? 'unknown check',
    title: item.text('CheckTitle'),
    result: item.text('Status') ?? '',
    message: item.text('StatusExtended'),
    severity: item.text('Severity'),
    description: item.text('Description'),
    impact: item.text('Risk'),
    remediation: advice.text('Text'),
    references: [...advice.texts('Url'), ...item.texts('RelatedUrl')],
    thing: {
      account:
        item.text('AccountId') ??
        item.text('Subscription') ??
        item.text('ProjectId'),
      accountName: item.text('OrganizationsInfo', 'account_details_name'),
      resource:
        item.text('ResourceArn') ??
        item.text('ResourceId') ??
        item.text('ResourceName'),
      resourceType: item.text('ResourceType'),
      region: item.text('Region') ?? item.text('Location'),
    },
    checkedAt: timeOf(item.value('AssessmentStartTime')),
    controls: listsOf(item.object('Compliance')),
    tags: item.texts('Categories'),
    raw: item.rest(),
  };
}

/** Lines of version 2. */
function ofVersion2(item: JsonRecord): ProwlerResult {
  const message = item.text('Message');
  const region = item.text('Region');
  return {
    ...namedCheck(item.text('Control') ?? '', item.text('Control ID')),
    result: item.text('Status') ?? '',
    message,
    severity: item.text('Severity'),
    impact: item.text('Risk'),
    remediation: item.text('Remediation'),
    references: item.texts('Doc link'),
    thing: {
      account: item.text('Account Number'),
      resource: item.text('Resource ID') ?? placeInWords(region, message),
      region,
    },
    checkedAt: timeOf(item.value('Timestamp')),
    raw: item.rest(),
  };
}

/** Id and name of a check in what version 2 writes: `[check11] Avoid the use of the root account (Scored)`. */
export function namedCheck(
  text: string,
  section?: string,
): { check: string; title: string } {
  const [, id, name] = /^\[([^\]]+)\]\s*(.*)$/s.exec(text) ?? [];
  const title = (name ?? text).replace(/\s*\((?:not )?scored\)\s*$/i, '');
  return { check: id ?? section ?? title, title };
}

/**
 * The resource, where it is named only in what was seen: those words, without the numbers that stand alone and differ
 * from day to day.
 */
export function placeInWords(region = '', message = ''): string {
  return `${region} ${message.replace(/(?<![\w.-])\d+(?![\w.-])/g, '#')}`.trim();
}

/** Controls by framework: `CIS-1.8: 1.2.11, 1.2.12`. */
export function controlsIn(texts: string[]): Record<string, string[]> {
  const pairs = texts.map(text => {
    const [framework, ...ids] = text.split(':');
    return [framework.trim(), ids.join(':')] as const;
  });
  return Object.fromEntries(
    pairs
      .filter(([framework]) => framework)
      .map(([framework, ids]) => [
        framework,
        ids
          .split(',')
          .map(id => id.trim())
          .filter(Boolean),
      ]),
  );
}

function listsOf(compliance: JsonRecord): Record<string, string[]> {
  return Object.fromEntries(
    compliance.names().map(name => [name, compliance.texts(name)]),
  );
}
