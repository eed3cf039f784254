import { formatCount } from '@wardroom/platform-react';

const days = (count: number) => formatCount(count, 'day');

/** By when weaknesses must be gone. */
export const remediation = {
  title: 'Deadlines',
  subtitle: (customer: string) =>
    `By when weaknesses of ${customer} must be gone, counted from when they were first seen`,
  subtitleNone: 'By when weaknesses must be gone; each customer has its own',
  subtitlePortal:
    'By when your weaknesses must be gone, counted from when they were first seen',
  explain:
    'Of the deadlines that apply to a finding the earliest holds. Its page shows how its date is made.',
  none: 'No customer is chosen',
  noneText: 'Choose one to see its deadlines.',
  preset: (title: string) => `These are the deadlines “${title}”.`,
  changedBy: 'Last changed by',
  columns: { rule: 'What', holds: 'Holds' },
  days,
  noDeadline: 'No deadline',
  fromEpss: (score: number) => `From an EPSS score of ${score}`,
  onlyKnown: 'Only what is known to be exploited',
  yes: 'Yes',
  no: 'No',
  rules: {
    Critical: { label: 'Severity Critical', help: '' },
    High: { label: 'Severity High', help: '' },
    Medium: { label: 'Severity Medium', help: '' },
    Low: { label: 'Severity Low', help: '' },
    exploitedDays: {
      label: 'Exploited',
      help: 'Whatever the severity',
    },
    exposedDays: {
      label: 'Reached from the internet',
      help: 'Whatever the severity',
    },
    exploitedAndExposedDays: {
      label: 'Exploited and reached from the internet',
      help: 'Whatever the severity',
    },
    exploitedFromEpss: {
      label: 'What counts as exploited',
      help: 'EPSS says how likely something is exploited within 30 days, from 0 to 1',
    },
    capsAtKev: {
      label: 'Nothing is due later than the catalogue KEV says',
      help: 'It lists what is known to be exploited, each with a date',
    },
    restartsOnReturn: {
      label: 'The days count anew when something closed comes back',
      help: '',
    },
  },
  change: 'Change deadlines',
  form: {
    title: (customer: string) => `Change the deadlines of ${customer}`,
    text: 'All open findings get new dates, which takes a few minutes. Dates of closed ones stay.',
    submit: 'Save deadlines',
    done: 'The deadlines were saved',
    preset: 'Start from',
    presetChoose: 'Choose rules to start from',
    inDays: (label: string) => `${label} (days)`,
    empty: 'Empty: no deadline',
    fromEpss: 'Counts as exploited from the EPSS score',
    emptyEpss: 'Empty: only what is known to be exploited',
    wrong: 'must be a number',
    wrongDays: 'must be a whole number of days',
  },
} as const;
