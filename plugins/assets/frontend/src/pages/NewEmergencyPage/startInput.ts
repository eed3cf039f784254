import type {
  EmergencyPlan,
  EmergencyScanType,
  PassableObstacle,
} from '@wardroom/assets-common';

/** What is asked for, as a form holds it. */
export type EmergencyValues = {
  vulnerabilities: string;
  /** `all`, `chosen`, `tier:<name>` or `group:<id>`. */
  which: string;
  customers: string[];
  type: string;
  reason: string;
  blackout: boolean;
  quota: boolean;
};

export const emptyEmergency: EmergencyValues = {
  ...{ vulnerabilities: '', which: 'all', customers: [], type: 'full' },
  ...{ reason: '', blackout: false, quota: false },
};

/** What the preview is asked; undefined where nothing can be asked yet. */
export function previewInput(values: EmergencyValues) {
  const { which, customers } = values;
  const vulnerabilityIds = cvesIn(values);
  if (vulnerabilityIds.length === 0) return undefined;
  if (which === 'chosen' && customers.length === 0) return undefined;
  const [kind, name] = which.split(':');
  return {
    ...{ vulnerabilityIds, type: values.type as EmergencyScanType },
    ...(kind === 'chosen' && { customers }),
    ...(kind === 'tier' && { tier: [name] }),
    ...(kind === 'group' && { group: name }),
  };
}

/** What is begun: for the customers that were chosen of the preview, each by its site. */
export function startInput(
  values: EmergencyValues,
  plans: readonly EmergencyPlan[],
  sites: Record<string, string>,
) {
  const passing = { blackout: values.blackout, quota: values.quota };
  return {
    vulnerabilityIds: cvesIn(values),
    type: values.type as EmergencyScanType,
    customers: plans.map(({ tenant }) => ({ tenant, site: sites[tenant] })),
    reason: values.reason,
    despite: (Object.keys(passing) as PassableObstacle[]).filter(
      kind => passing[kind],
    ),
  };
}

/** Whether a customer will be scanned, as the form stands. */
export function isScanned(
  { tenant, obstacles }: EmergencyPlan,
  values: EmergencyValues,
  sites: Record<string, string>,
): boolean {
  return obstacles.every(({ kind, passable }) => {
    if (kind === 'choose-site') return Boolean(sites[tenant]);
    if (kind === 'quota' || kind === 'blackout')
      return passable && values[kind];
    return false;
  });
}

function cvesIn({ vulnerabilities }: EmergencyValues): string[] {
  const found = vulnerabilities.toUpperCase().match(/CVE-\d{4}-\d{4,19}/g);
  return [...new Set(found)].sort();
}
