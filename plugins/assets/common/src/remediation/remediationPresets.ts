import type { RemediationRules } from './RemediationPolicy';

const usual: RemediationRules = {
  days: { Critical: 7, High: 30, Medium: 90, Low: 120 },
  exploitedDays: null,
  exposedDays: null,
  exploitedAndExposedDays: null,
  exploitedFromEpss: null,
  capsAtKev: true,
  restartsOnReturn: false,
};

const fedrampRev5: RemediationRules = {
  ...usual,
  days: { Critical: 30, High: 30, Medium: 90, Low: 180 },
};

/** Rules to start from. The first holds for customers for whom nobody has chosen any. */
export const remediationPresets = [
  { name: 'usual', title: 'Usual', rules: usual },
  { name: 'fedramp-rev-5', title: 'FedRAMP Rev 5', rules: fedrampRev5 },
  {
    name: 'fedramp-vdr',
    title: 'FedRAMP VDR',
    rules: {
      ...fedrampRev5,
      exploitedDays: 14,
      exposedDays: 30,
      exploitedAndExposedDays: 4,
      exploitedFromEpss: 0.5,
    },
  },
] as const satisfies readonly {
  name: string;
  title: string;
  rules: RemediationRules;
}[];
