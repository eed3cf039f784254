/** What people decide about a finding in the scanner itself, by its words there. */
export const findingSaid: Record<string, string> = {
  suppressed: 'To be ignored',
  'false-positive': 'False positive',
  'risk-accepted': 'Risk accepted',
  'not-affected': 'Not affected',
  'under-investigation': 'Under investigation',
};
