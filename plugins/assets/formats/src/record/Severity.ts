/** How bad a weakness is, in the words of CVSS's rating scale; `Info` is its `None` and everything that is no weakness. */
export const severities = [
  'Info',
  'Low',
  'Medium',
  'High',
  'Critical',
] as const;

export type Severity = (typeof severities)[number];
