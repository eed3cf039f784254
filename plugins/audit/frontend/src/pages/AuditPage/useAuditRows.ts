import { auditContract, type AuditEvent } from '@wardroom/audit-common';
import { AuditRecord } from '@wardroom/platform-common';
import {
  useClient,
  usePages,
  type Pages,
  type TableView,
} from '@wardroom/platform-react';

export const filters = [
  'actor',
  'event',
  'object',
  'outcome',
  'severity',
  'from',
  'to',
] as const;

const { outcome: outcomes, severity: severities } = AuditRecord.shape;

/** The filters of the page as the endpoints take them; days begin and end in the browser's zone. */
export function filterOf(view: TableView) {
  const outcome = some(view.values('outcome'), outcomes.options);
  const severity = some(view.values('severity'), severities.options);
  const to = dayOf(view.value('to'));
  // The last day is meant with all its hours.
  to?.setDate(to.getDate() + 1);
  return {
    actor: view.value('actor'),
    event: view.value('event'),
    object: view.value('object'),
    outcome: outcome.length > 0 ? outcome : undefined,
    severity: severity.length > 0 ? severity : undefined,
    from: dayOf(view.value('from'))?.toISOString(),
    to: to?.toISOString(),
  };
}

/** The events of a tenant that match the filters, newest first. */
export function useAuditRows(
  view: TableView,
  tenant: string,
): Pages<AuditEvent> {
  const client = useClient(auditContract);
  const filter = filterOf(view);
  return usePages(
    ({ signal, ...page }) =>
      client.auditEvents.list({ ...page, ...filter, tenant }, { signal }),
    [tenant, JSON.stringify(filter)],
  );
}

function some<T extends string>(
  values: readonly string[],
  options: readonly T[],
): T[] {
  return options.filter(option => values.includes(option));
}

function dayOf(text: string | undefined): Date | undefined {
  const day = /^\d{4}-\d\d-\d\d$/.test(text ?? '') && new Date(`${text}T00:00`);
  return day && !Number.isNaN(day.getTime()) ? day : undefined;
}
