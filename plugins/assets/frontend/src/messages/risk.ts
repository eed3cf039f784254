import { formatCount } from '@wardroom/platform-react';

const findings = (count: number) => formatCount(count, 'finding');

/** Risks that customers accept for a time. */
export const risk = {
  title: 'Risk acceptance',
  states: {
    requested: 'Awaits a decision',
    approved: 'Accepted',
    declined: 'Not accepted',
    withdrawn: 'Withdrawn',
    ended: 'Ended',
    expired: 'Day has passed',
  },
  until: 'Until',
  of: (count: number) => `Risk of ${findings(count)}`,
  asked: 'Asked by',
  decided: 'Decided by',
  line: (severity: string, title: string, asset: string) =>
    `${severity}: ${title} · ${asset}`,
  more: (count: number) => `and ${findings(count)} more`,
  said: (note: string) => `“${note}”`,
  note: 'Reason',
  noteOptional: 'Note',
  list: {
    title: 'Risk acceptances',
    subtitle: (customer: string | undefined) =>
      `Weaknesses that ${customer ?? 'customers'} live with until a day, and who said so`,
    subtitlePortal:
      'Weaknesses that your company lives with until a day, and who said so',
    empty: 'Nobody has asked to accept a risk yet',
    emptyText:
      'Select findings in their list and choose “Accept risk” under “Decide”.',
    findings: 'All findings',
    ends: 'Ends',
    endsSoon: 'In the next 30 days',
    columns: {
      name: 'Risk',
      customer: 'Customer',
      state: 'State',
      until: 'Until',
      asked: 'Asked by',
      newest: 'Asked',
      decided: 'Decided by',
      actions: 'Actions',
    },
  },
  page: {
    back: 'All risk acceptances',
    loading: 'Risk acceptance',
    facts: 'Facts',
    customer: 'Customer',
    reason: 'Why it can be borne',
    askedAt: 'Asked',
    decidedAt: 'Decided',
    decisionNote: 'What they said',
    ended: 'Ended by',
    endedAt: 'Ended',
    findings: 'Its findings',
    noFindings: 'None of its findings is there any more',
  },
  home: {
    title: 'Risks to decide about',
    sentence: (count: number) =>
      `${formatCount(count, 'risk awaits', 'risks await')} your decision.`,
    empty: 'No risk awaits your decision',
    emptyText:
      'When somebody asks to leave a finding as it is for a time, it appears here.',
    all: 'All risk acceptances',
  },
  actions: {
    approve: {
      name: 'Accept the risk',
      title: (count: number) => `Accept the risk of ${findings(count)}?`,
      text: (until: string) =>
        `They are left as they are until ${until}, and open again after it.`,
      done: 'The risk is accepted',
    },
    decline: {
      name: 'Do not accept',
      title: (count: number) =>
        `Leave the risk of ${findings(count)} unaccepted?`,
      text: () => 'They stay open. Whoever asked is told why.',
      done: 'The risk is not accepted',
    },
    withdraw: {
      name: 'Withdraw',
      title: (count: number) =>
        `Ask no more to accept the risk of ${findings(count)}?`,
      text: () => 'They stay open.',
      done: 'Withdrawn',
    },
    end: {
      name: 'End now',
      title: (count: number) =>
        `End the acceptance of the risk of ${findings(count)}?`,
      text: () => 'They are open again at once.',
      done: 'The acceptance has ended',
    },
  },
} as const;
